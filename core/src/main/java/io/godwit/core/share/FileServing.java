package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.share.CopyTable.Copy;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads offered files, and withholds those that are no longer what was indexed. Thread-safe. */
final class FileServing {

    private final CopyTable table;
    private final FileHandles handles;
    private final Consumer<Copy> onChanged;

    /**
     * Serving.
     *
     * @param onChanged told once a copy of the index is withheld
     */
    FileServing(CopyTable table, FileHandles handles, Consumer<Copy> onChanged) {
        this.table = table;
        this.handles = handles;
        this.onChanged = onChanged;
    }

    Optional<ChunkLayer> layer(List<Copy> copies, ContentId root, ChunkLayout layout)
            throws ShareException {
        for (Copy copy : copies) {
            Optional<ChunkLayer> layer = table.layer(copy.id(), root, layout);
            if (layer.isPresent()) {
                return layer;
            }
        }
        return Optional.empty();
    }

    /** Reads from the first copy that is still right; copies that are not are taken off the list. */
    void read(List<Copy> copies, long position, byte[] target, int offset, int length)
            throws ShareException {
        Optional<ShareException> last = Optional.empty();
        for (Copy copy : copies) {
            try {
                readFrom(copy, position, target, offset, length);
                return;
            } catch (ShareException e) {
                withhold(copies, copy, e);
                last = Optional.of(e);
            }
        }
        throw last.orElseGet(FileServing::changed);
    }

    private void readFrom(Copy copy, long position, byte[] target, int offset, int length)
            throws ShareException {
        try {
            try {
                attempt(copy, position, target, offset, length);
            } catch (ClosedChannelException closed) {
                if (Thread.currentThread().isInterrupted()) {
                    throw closed;
                }
                // Interrupting another reader closed the channel for all; the file itself is fine.
                handles.drop(copy);
                attempt(copy, position, target, offset, length);
            }
        } catch (IOException e) {
            throw translated(e);
        }
    }

    private void attempt(Copy copy, long position, byte[] target, int offset, int length)
            throws IOException {
        OpenFile file = handles.hold(copy);
        try {
            if (!file.read(position, target, offset, length)) {
                throw changed();
            }
            requireUnchanged(copy, file);
        } finally {
            file.letGo();
        }
    }

    private static void requireUnchanged(Copy copy, OpenFile file) throws IOException {
        if (!file.stamp().equals(copy.stamp())) {
            throw changed();
        }
    }

    private void withhold(List<Copy> copies, Copy copy, ShareException cause)
            throws ShareException {
        boolean gone =
                switch (cause.reason()) {
                    case CHANGED, NOT_FOUND, NOT_A_FILE -> true;
                    default -> false;
                };
        handles.drop(copy);
        // What has no entry cannot be marked: each request by its old name would make this work.
        if (gone && copies.remove(copy) && copy.id() != CopyTable.NO_ENTRY) {
            table.markStale(copy.id());
            onChanged.accept(copy);
        }
    }

    /** What the system said as a reason. */
    static ShareException translated(IOException e) {
        return switch (e) {
            case ShareException known -> known;
            case NoSuchFileException gone ->
                    new ShareException(ShareException.Reason.NOT_FOUND, "shared file", gone);
            case AccessDeniedException denied ->
                    new ShareException(ShareException.Reason.UNREADABLE, "shared file", denied);
            case NotDirectoryException replaced ->
                    new ShareException(ShareException.Reason.NOT_A_FILE, "shared file", replaced);
            case IOException link when isLoop(link) ->
                    new ShareException(ShareException.Reason.NOT_A_FILE, "shared file", link);
            default -> new ShareException(ShareException.Reason.IO_ERROR, "shared file", e);
        };
    }

    /**
     * Whether a link was met where none is followed (ELOOP). What the system says of it is in the language of the person;
     * what the JDK adds, of folders and of files, is not.
     */
    private static boolean isLoop(IOException e) {
        String said = String.valueOf(e.getMessage());
        return said.contains("access attributes of symbolic link")
                || said.contains("NOFOLLOW_LINKS specified");
    }

    private static ShareException changed() {
        return new ShareException(ShareException.Reason.CHANGED, "changed since it was indexed");
    }
}
