package io.godwit.core.transfer.engine;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.MerkleTree;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A file in memory with its tree. */
record Content(String name, byte[] bytes, ChunkLayout layout, ChunkLayer layer) {

    static Content random(String name, int size, long seed) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return of(name, bytes);
    }

    static Content of(String name, byte[] bytes) {
        ChunkLayout layout = ChunkLayout.forSize(bytes.length);
        BlockHasher hasher = BlockHasher.create();
        byte[] packed = new byte[32 * layout.chunkCount()];
        byte[] leaves = new byte[32 * (layout.blocksPerChunk() + 1)];
        for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
            int length = layout.lengthOf(chunk);
            hasher.hash(bytes, (int) layout.offsetOf(chunk), length, leaves, 0);
            MerkleTree.chunkHash(
                    hasher, leaves, Math.ceilDiv(length, ChunkLayout.BLOCK_SIZE), layout);
            System.arraycopy(leaves, 0, packed, 32 * chunk, 32);
        }
        try {
            ContentId root = MerkleTree.rootOfLayer(hasher, packed, layout);
            return new Content(name, bytes, layout, ChunkLayer.verified(root, layout, packed));
        } catch (ManifestException e) {
            throw new AssertionError(e);
        }
    }

    ContentId root() {
        return layer.root();
    }

    byte[] chunk(int index) {
        int from = (int) layout.offsetOf(index);
        return Arrays.copyOfRange(bytes, from, from + layout.lengthOf(index));
    }
}
