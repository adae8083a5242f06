package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.share.CopyTable.Copy;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A file that is offered, in one or more shares. Thread-safe; holds no system resources of its own.
 *
 * <p>Each read looks at the file afterwards, which tells of changes before the read and during it alike: what was read
 * is given out only when it is still the file that was hashed. When it is not, another copy in the library takes its
 * place, or the read fails.
 */
public final class SharedFile {

    private final ContentId root;
    private final String name;
    private final ChunkLayout layout;
    private final Set<Visibility> visibilities;
    private final List<Copy> copies;
    private final FileServing serving;

    SharedFile(ContentId root, List<Copy> copies, FileServing serving) {
        this.root = root;
        String local = copies.getFirst().local();
        this.name =
                Normalizer.normalize(
                        local.substring(local.lastIndexOf('/') + 1), Normalizer.Form.NFC);
        this.layout = ChunkLayout.forSize(copies.getFirst().stamp().size());
        this.copies = new CopyOnWriteArrayList<>(copies);
        this.visibilities =
                copies.stream().map(Copy::visibility).collect(Collectors.toUnmodifiableSet());
        this.serving = serving;
    }

    /** Merkle root of the file. */
    public ContentId root() {
        return root;
    }

    /** The last part of its path in form NFC; that of the first of its copies when they differ. */
    public String name() {
        return name;
    }

    /** How the file is cut into chunks. */
    public ChunkLayout layout() {
        return layout;
    }

    /** Who may have it: the visibilities of all shares it is in. */
    public Set<Visibility> visibilities() {
        return visibilities;
    }

    /**
     * The hashes of its chunks.
     *
     * @throws ShareException with CHANGED when the file is no longer in the library, IO_ERROR when its database fails or
     *     is damaged
     */
    public ChunkLayer layer() throws ShareException {
        return serving.layer(copies, root, layout)
                .orElseThrow(() ->
                        new ShareException(
                                ShareException.Reason.CHANGED, "no longer in the index"));
    }

    /**
     * Reads a part of a chunk.
     *
     * @param chunk chunk index
     * @param offset position in the chunk in bytes
     * @param target where to put it; undefined when this fails
     * @param targetOffset index of the first byte written
     * @param length bytes to read
     * @throws IndexOutOfBoundsException if the range is outside the chunk or the target
     * @throws ShareException with CHANGED when the file is no longer what was indexed, NOT_FOUND when it is gone,
     *     UNREADABLE or IO_ERROR when the system does not let it be read
     */
    public void read(int chunk, int offset, byte[] target, int targetOffset, int length)
            throws ShareException {
        Objects.checkFromIndexSize(offset, length, layout.lengthOf(chunk));
        Objects.checkFromIndexSize(targetOffset, length, target.length);
        serving.read(copies, layout.offsetOf(chunk) + offset, target, targetOffset, length);
    }
}
