package io.godwit.tests;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.MerkleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with the hashes of its chunks, made here so that a test can announce or offer it by itself.
 *
 * @param path where it is
 * @param layer the hashes of its chunks
 */
public record HashedFile(Path path, ChunkLayer layer) {

    /** Reads and hashes a whole file. */
    public static HashedFile of(Path path) throws IOException {
        ChunkLayout layout = ChunkLayout.forSize(Files.size(path));
        BlockHasher hasher = BlockHasher.create();
        byte[] packed = new byte[layout.chunkCount() * ContentId.BYTES];
        byte[] data = new byte[layout.chunkSize()];
        byte[] leaves = new byte[(layout.blocksPerChunk() + 1) * ContentId.BYTES];
        try (var in = Files.newInputStream(path)) {
            for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
                int length = in.readNBytes(data, 0, layout.lengthOf(chunk));
                hasher.hash(data, 0, length, leaves, 0);
                int blocks = Math.ceilDiv(length, ChunkLayout.BLOCK_SIZE);
                MerkleTree.chunkHash(hasher, leaves, blocks, layout);
                System.arraycopy(leaves, 0, packed, chunk * ContentId.BYTES, ContentId.BYTES);
            }
        }
        return new HashedFile(path, ChunkLayer.computed(layout, packed));
    }

    /** Its name without folders. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Its root. */
    public ContentId root() {
        return layer.root();
    }

    /** Its chunks. */
    public ChunkLayout layout() {
        return layer.layout();
    }
}
