package io.godwit.core.handshake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every nonce that was sealed with, in eight bytes each so that ten million fit into a test. Nonces of one key differ in
 * their last eight bytes and stay different; those of two keys come to the same once in 2^64. Thread-safe until it is
 * read.
 */
final class NonceLog implements NonceAudit {

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final long[] marks;
    private final AtomicInteger used = new AtomicInteger();

    /** A log of at most so many; one more is an error of the test. */
    NonceLog(int most) {
        marks = new long[most];
    }

    @Override
    public void sealing(byte[] nonce) {
        ByteBuffer bytes = ByteBuffer.wrap(nonce);
        marks[used.getAndIncrement()] = bytes.getInt() * ODD ^ bytes.getLong();
    }

    /** How many were sealed with. */
    int count() {
        return used.get();
    }

    /** How many of them had been there before; sorts what is here, so nothing is to be added after it. */
    int repeats() {
        Arrays.sort(marks, 0, count());
        int repeats = 0;
        for (int i = 1; i < count(); i++) {
            repeats += marks[i] == marks[i - 1] ? 1 : 0;
        }
        return repeats;
    }
}
