package io.godwit.core.manifest;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;
import java.util.Arrays;

/**
 * The hashes of all chunks of one file, proved to belong to its root. With it each chunk is verified alone.
 *
 * <p>A file of one chunk has the root itself as its layer, an empty file has none. Immutable and thread-safe.
 */
public final class ChunkLayer implements ChunkHashes {

    private final ContentId root;
    private final ChunkLayout layout;
    private final byte[] packed;

    private ChunkLayer(ContentId root, ChunkLayout layout, byte[] packed) {
        this.root = root;
        this.layout = layout;
        this.packed = packed;
    }

    /**
     * Length of a packed layer in bytes.
     *
     * @throws ArithmeticException if the file is too large to be transferred
     */
    public static int packedLength(ChunkLayout layout) {
        return layout.chunkCount() * Sha256.BYTES;
    }

    /**
     * Checks a layer against the root of its file.
     *
     * @param root the file's root
     * @param layout the file's layout
     * @param packed the chunk hashes in order, 32 bytes each; copied
     * @return the layer
     * @throws ManifestException naming {@code layer} when length or hashes do not fit the root, or {@code size} when the
     *     file is too large to be transferred
     */
    public static ChunkLayer verified(ContentId root, ChunkLayout layout, byte[] packed)
            throws ManifestException {
        checkTransferable(layout);
        if (packed.length != packedLength(layout)) {
            throw new ManifestException(
                    "layer", packed.length + " bytes for " + layout.chunkCount() + " chunks");
        }
        byte[] own = packed.clone();
        if (!MerkleTree.rootOfLayer(BlockHasher.create(), own, layout).equals(root)) {
            throw new ManifestException("layer", "does not hash to the root");
        }
        return new ChunkLayer(root, layout, own);
    }

    /**
     * The layer of a file that needs no other proof than its root: at most one chunk.
     *
     * @param root the file's root
     * @param layout the file's layout
     * @return the layer
     * @throws IllegalArgumentException if the file has more than one chunk
     * @throws ManifestException naming {@code root} when the file is empty and the root is not that of nothing
     */
    public static ChunkLayer implicit(ContentId root, ChunkLayout layout) throws ManifestException {
        if (layout.size() > layout.chunkSize()) {
            throw new IllegalArgumentException(
                    "a file of " + layout.size() + " bytes needs a layer");
        }
        if (layout.size() == 0 && !root.equals(MerkleTree.emptyRoot())) {
            throw new ManifestException("root", "is not that of an empty file");
        }
        return new ChunkLayer(root, layout, layout.size() == 0 ? new byte[0] : root.toBytes());
    }

    /**
     * The layer of a file that the caller has hashed itself.
     *
     * @param layout the file's layout
     * @param packed the chunk hashes in order, 32 bytes each; copied
     * @return the layer, with the root that follows from the hashes
     * @throws IllegalArgumentException if the length does not fit the layout
     */
    public static ChunkLayer computed(ChunkLayout layout, byte[] packed) {
        if (packed.length != packedLength(layout)) {
            throw new IllegalArgumentException("a layer of " + packed.length + " bytes");
        }
        byte[] own = packed.clone();
        return new ChunkLayer(
                MerkleTree.rootOfLayer(BlockHasher.create(), own, layout), layout, own);
    }

    private static void checkTransferable(ChunkLayout layout) throws ManifestException {
        if (!layout.isTransferable()) {
            throw new ManifestException("size", "too large to be transferred");
        }
    }

    /** The file's root. */
    public ContentId root() {
        return root;
    }

    @Override
    public ChunkLayout layout() {
        return layout;
    }

    /** Length of the packed form in bytes. */
    public int packedLength() {
        return packed.length;
    }

    /** The packed form as a copy. */
    public byte[] packed() {
        return packed.clone();
    }

    /**
     * Copies a page of the packed form.
     *
     * @param offset position in the packed form
     * @param target where to put it
     * @param targetOffset index of the first byte written
     * @param length bytes to copy
     * @throws IndexOutOfBoundsException if the page or the target range is outside its array
     */
    public void copyTo(int offset, byte[] target, int targetOffset, int length) {
        System.arraycopy(packed, offset, target, targetOffset, length);
    }

    @Override
    public boolean has(int chunk, byte[] hash, int offset) {
        int at = chunk * Sha256.BYTES;
        return Arrays.equals(packed, at, at + Sha256.BYTES, hash, offset, offset + Sha256.BYTES);
    }

    /** Root and number of chunks. */
    @Override
    public String toString() {
        return "ChunkLayer[" + root + ", " + packed.length / Sha256.BYTES + " chunks]";
    }
}
