package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/** The manifest of a folder that is offered. Thread-safe; holds no system resources. */
public final class SharedFolder {

    private final ContentId id;
    private final long length;
    private final Path file;
    private final Set<Visibility> visibilities;

    SharedFolder(ContentId id, long length, Path file, Set<Visibility> visibilities) {
        this.id = id;
        this.length = length;
        this.file = file;
        this.visibilities = Set.copyOf(visibilities);
    }

    /** Content ID: the SHA-256 of the encoded manifest. */
    public ContentId id() {
        return id;
    }

    /** Length of the encoded manifest in bytes. */
    public long length() {
        return length;
    }

    /** Who may have it: the visibilities of all shares with this content. */
    public Set<Visibility> visibilities() {
        return visibilities;
    }

    /**
     * Reads a page of the encoded manifest.
     *
     * @param offset position in bytes
     * @param target where to put it
     * @param targetOffset index of the first byte written
     * @param size bytes to read
     * @throws IndexOutOfBoundsException if the page is outside the manifest or the target
     * @throws ShareException with CHANGED when the folder has another manifest by now, IO_ERROR when it cannot be read
     */
    public void read(long offset, byte[] target, int targetOffset, int size) throws ShareException {
        Objects.checkFromIndexSize(offset, size, length);
        ByteBuffer page = ByteBuffer.wrap(target, targetOffset, size);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = offset - page.position();
            while (page.hasRemaining()) {
                if (channel.read(page, start + page.position()) < 0) {
                    throw new ShareException(
                            ShareException.Reason.IO_ERROR, "the manifest file is cut short");
                }
            }
        } catch (NoSuchFileException e) {
            throw new ShareException(ShareException.Reason.CHANGED, "the folder changed", e);
        } catch (ShareException e) {
            throw e;
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "manifest file", e);
        }
    }
}
