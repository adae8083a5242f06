package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageBuffersTest {

    private static final int MIB = 1 << 20;
    private static final int ONE = PageBuffers.capacityFor(MIB);

    @Test
    void everyLengthFitsBeginsOnAPageAndIsAccountedFor() {
        var pool = new PageBuffers(0);
        for (int length : new int[] {0, 1, 16 << 10, (16 << 10) + 1, MIB, 1 << 24}) {
            ByteBuffer buffer = pool.acquire(length);
            assertEquals(0, buffer.alignmentOffset(0, PageBuffers.PAGE));
            assertEquals(0, buffer.position());
            assertEquals(length, buffer.limit());
            assertTrue(buffer.capacity() < PageBuffers.capacityFor(length));
        }
    }

    @Test
    void lengthsOutsideTheRangeAreRefused() {
        var pool = new PageBuffers(0);
        for (int length : new int[] {-1, Integer.MIN_VALUE, (1 << 24) + 1, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> pool.acquire(length));
            assertThrows(IllegalArgumentException.class, () -> PageBuffers.capacityFor(length));
        }
    }

    @Test
    void aBufferIsUsedAgainWhateverWasDoneWithIt() {
        var pool = new PageBuffers(ONE);
        ByteBuffer buffer = pool.acquire(MIB);
        pool.release(buffer.position(5).limit(7));
        ByteBuffer again = pool.acquire(MIB - 9);
        assertSame(buffer, again);
        assertEquals(MIB - 9, again.remaining());
        assertNotSame(again, pool.acquire(MIB));
    }

    @Test
    @DisplayName(
            "The buffer used last is used next, as it is the one still in the processor's cache")
    void lastUsedFirst() {
        var pool = new PageBuffers(2L * ONE);
        ByteBuffer first = firstOfTwoGivenBack(pool);
        assertSame(first, pool.acquire(MIB));
    }

    @Test
    void noMoreIsKeptThanTheLentOnesLeaveRoomFor() {
        var pool = new PageBuffers(ONE);
        ByteBuffer first = firstOfTwoGivenBack(pool);
        assertNotSame(first, pool.acquire(MIB));
    }

    /** Of two buffers that were given back, the one given back first, when the other is lent again. */
    private static ByteBuffer firstOfTwoGivenBack(PageBuffers pool) {
        ByteBuffer first = pool.acquire(MIB);
        ByteBuffer last = pool.acquire(MIB);
        pool.release(first);
        pool.release(last);
        assertSame(last, pool.acquire(MIB));
        return first;
    }

    @Test
    void whatIsNotKeptIsFreedAtOnce() {
        var pool = new PageBuffers(ONE);
        ByteBuffer kept = pool.acquire(MIB);
        ByteBuffer other = pool.acquire(1);
        pool.release(other);
        assertThrows(IllegalStateException.class, () -> other.get(0));
        pool.release(kept);
        assertEquals(kept.get(0), kept.get(0));
        pool.clear();
        assertThrows(IllegalStateException.class, () -> kept.get(0));
    }

    @Test
    void buffersOfASizeThatIsNoLongerAskedForMakeRoom() {
        var pool = new PageBuffers(2L * ONE);
        List<ByteBuffer> small = Stream.generate(() -> pool.acquire(1)).limit(100).toList();
        small.forEach(pool::release);
        ByteBuffer large = pool.acquire(MIB);
        pool.release(large);
        assertSame(large, pool.acquire(MIB));
        assertSame(small.getLast(), pool.acquire(1));
    }

    @Test
    @DisplayName("Those who ask at the same time do not count on the same room")
    void askingAtTheSameTime() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 20; round++) {
                var pool = new PageBuffers(4L * ONE);
                int fitting = 4 * ONE / PageBuffers.capacityFor(1);
                List<ByteBuffer> small =
                        Stream.generate(() -> pool.acquire(1)).limit(fitting).toList();
                small.forEach(pool::release);
                List<ByteBuffer> large = acquireAtOnce(pool, threads);
                small.forEach(old -> assertThrows(IllegalStateException.class, () -> old.get(0)));
                large.forEach(pool::release);
                pool.clear();
            }
        }
    }

    private static List<ByteBuffer> acquireAtOnce(PageBuffers pool, ExecutorService threads)
            throws InterruptedException {
        var start = new CyclicBarrier(4);
        Callable<ByteBuffer> one = () -> acquireWithOthers(pool, start);
        List<Future<ByteBuffer>> all = threads.invokeAll(Collections.nCopies(4, one));
        return all.stream().map(Future::resultNow).toList();
    }

    private static ByteBuffer acquireWithOthers(PageBuffers pool, CyclicBarrier start)
            throws Exception {
        var _ = start.await();
        return pool.acquire(MIB);
    }

    @Test
    void aBufferIsGivenBackOnce() {
        var pool = new PageBuffers(ONE);
        ByteBuffer buffer = pool.acquire(MIB);
        pool.release(buffer);
        assertThrows(IllegalArgumentException.class, () -> pool.release(buffer));
        assertThrows(IllegalArgumentException.class, () -> pool.release(ByteBuffer.allocate(MIB)));
    }
}
