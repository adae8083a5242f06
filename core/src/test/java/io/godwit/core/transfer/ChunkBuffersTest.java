package io.godwit.core.transfer;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChunkBuffersTest {

    @Test
    void bufferIsUsedAgain() {
        var pool = new ChunkBuffers(1 << 20);
        byte[] buffer = pool.acquire(100_000);
        pool.release(buffer);
        assertSame(buffer, pool.acquire(90_000));
    }

    @Test
    void everyLengthFits() {
        var pool = new ChunkBuffers(0);
        for (int length : new int[] {0, 1, 16 << 10, (16 << 10) + 65, 1 << 20, (1 << 24) + 64}) {
            byte[] buffer = pool.acquire(length);
            assertTrue(buffer.length >= length);
        }
        assertThrows(IllegalArgumentException.class, () -> pool.acquire((1 << 24) + 65));
    }

    @Test
    void noMoreIsKeptThanAllowed() {
        var pool = new ChunkBuffers(10_000);
        byte[] buffer = pool.acquire(1 << 20);
        pool.release(buffer);
        assertNotSame(buffer, pool.acquire(1 << 20));
    }
}
