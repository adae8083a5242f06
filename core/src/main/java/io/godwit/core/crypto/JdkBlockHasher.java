package io.godwit.core.crypto;

import io.godwit.core.content.ChunkLayout;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Objects;

/** One message after the other through the platform's digest, which uses SHA instructions where there are any. */
final class JdkBlockHasher implements BlockHasher {

    private final MessageDigest digest = Sha256.newDigest();

    @Override
    public boolean prefersMany() {
        return false;
    }

    @Override
    public void hash(byte[] data, int offset, int length, byte[] leaves, int leavesOffset) {
        Objects.checkFromIndexSize(offset, length, data.length);
        int end = offset + length;
        int target = leavesOffset;
        for (int at = offset; at < end; at += ChunkLayout.BLOCK_SIZE) {
            one(data, at, Math.min(ChunkLayout.BLOCK_SIZE, end - at), leaves, target);
            target += Sha256.BYTES;
        }
    }

    @Override
    public void hashPairs(byte[] nodes, int offset, int count, byte[] parents, int parentsOffset) {
        Objects.checkFromIndexSize(offset, 2 * Sha256.BYTES * count, nodes.length);
        for (int i = 0; i < count; i++) {
            int source = offset + 2 * Sha256.BYTES * i;
            one(nodes, source, 2 * Sha256.BYTES, parents, parentsOffset + Sha256.BYTES * i);
        }
    }

    private void one(byte[] data, int offset, int length, byte[] target, int targetOffset) {
        Objects.checkFromIndexSize(targetOffset, Sha256.BYTES, target.length);
        digest.update(data, offset, length);
        try {
            digest.digest(target, targetOffset, Sha256.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 refused a buffer of 32 bytes", e);
        }
    }
}
