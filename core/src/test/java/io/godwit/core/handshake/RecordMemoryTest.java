package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.dataOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a reader holds while a record comes, and that records come out right however they come in. */
@Timeout(60)
class RecordMemoryTest {

    /** The smallest buffer that takes all of what a reader looks ahead. */
    private static final int FIRST = 4 * 1_024 + 64;

    private static final int CHUNK = Limits.CHUNK_PREFIX + Limits.CHUNK_DATA;

    private final RecordBuffers pool = new RecordBuffers();

    private DirectionKeys keys() {
        return new DirectionKeys(new byte[32], RecordSettings.DEFAULT);
    }

    private RecordReader reader(Connection wire) {
        return new RecordReader(wire, keys(), pool, Limits.MAX_RECORD_DATA);
    }

    private static byte[] header(int length) {
        return new FieldWriter().u32(RecordWriter.TYPE << 24 | length).toBytes();
    }

    /** Data that are not mistaken for others, nor for themselves moved by some bytes. */
    private static byte[] data(int index, int size) {
        byte[] data = new byte[size];
        new Random(index).nextBytes(data);
        return data;
    }

    /** Records of these sizes, sealed one after the other. */
    private byte[] sealed(int... sizes) throws IOException {
        var wire = new RecordingConnection();
        var writer = new RecordWriter(wire, keys(), pool);
        for (int i = 0; i < sizes.length; i++) {
            byte[] buffer = new byte[Limits.RECORD_PREFIX + sizes[i]];
            System.arraycopy(data(i, sizes[i]), 0, buffer, Limits.RECORD_PREFIX, sizes[i]);
            writer.write(0x17, i, buffer, Limits.RECORD_PREFIX, sizes[i]);
        }
        writer.flush();
        return wire.written();
    }

    private void assertArrive(Portions wire, String how, int... sizes) throws IOException {
        RecordReader reader = reader(wire);
        for (int i = 0; i < sizes.length; i++) {
            PooledRecord record = reader.next();
            assertEquals(i, record.stream(), how);
            assertArrayEquals(data(i, sizes[i]), dataOf(record), how);
        }
        assertEquals(AlertCode.TRUNCATED, failure(reader), how);
    }

    private static AlertCode failure(RecordReader reader) {
        return assertThrows(HandshakeException.class, reader::next).code();
    }

    @Test
    @DisplayName("DOS-05 a header alone holds no large buffer, whatever length it claims")
    void headerAlone() {
        for (int data : new int[] {CHUNK, Limits.RECORD_DATA, Limits.MAX_RECORD_DATA}) {
            var wire = new Portions(header(data + RecordBuffers.RECORD_OVERHEAD), _ -> 4);
            assertEquals(AlertCode.TRUNCATED, failure(reader(wire)));
            assertTrue(wire.waitedWith() <= FIRST, "bytes held: " + wire.waitedWith());
        }
    }

    @Test
    @DisplayName("DOS-05 a header alone holds no large buffer after a long record either")
    void headerAfterALongRecord() throws Exception {
        byte[] first = sealed(Limits.RECORD_DATA);
        byte[] next = header(Limits.RECORD_DATA + RecordBuffers.RECORD_OVERHEAD);
        byte[] all = Arrays.copyOf(first, first.length + next.length);
        System.arraycopy(next, 0, all, first.length, next.length);
        var wire = new Portions(all, _ -> Integer.MAX_VALUE);
        RecordReader reader = reader(wire);
        reader.next().release();
        assertEquals(AlertCode.TRUNCATED, failure(reader));
        assertTrue(wire.waitedWith() <= FIRST, "bytes held: " + wire.waitedWith());
    }

    @Test
    @DisplayName("DOS-05 a record that comes in small pieces holds four times what has come")
    void bounded() throws Exception {
        for (int piece : new int[] {1, 500, 1_448}) {
            int size = Limits.MAX_RECORD_DATA;
            assertArrive(new Portions(sealed(size), _ -> piece), "pieces of " + piece, size);
        }
    }

    @Test
    @DisplayName("DOS-05 a sender that stops anywhere has cost four times what it sent")
    void stopsAnywhere() throws Exception {
        byte[] record = sealed(Limits.RECORD_DATA);
        for (int sent = 4; sent < record.length; sent += 997) {
            var wire = new Portions(Arrays.copyOf(record, sent), _ -> Integer.MAX_VALUE);
            assertEquals(AlertCode.TRUNCATED, failure(reader(wire)));
        }
    }

    @Test
    void chunksInARowAreReadWithoutCopies() throws Exception {
        var wire = new RecordingConnection(sealed(CHUNK, CHUNK, CHUNK));
        RecordReader reader = reader(wire);
        reader.next().release();
        int first = wire.reads();
        reader.next().release();
        assertEquals(first + 1, wire.reads(), "the rest and the beginning of the next one at once");
        reader.next().release();
        assertEquals(first + 2, wire.reads());
    }

    @Test
    void aChunkOfWhichLittleCameAtFirstIsReadWithoutCopiesAsWell() throws Exception {
        byte[] all = sealed(CHUNK, CHUNK);
        int little = all.length / 2 + RecordWriter.HEADER + 100;
        IntUnaryOperator most =
                delivered -> delivered < little ? little - delivered : Integer.MAX_VALUE;
        var wire = new Portions(all, most);
        RecordReader reader = reader(wire);
        reader.next().release();
        int first = wire.reads();
        reader.next().release();
        assertEquals(first + 2, wire.reads(), "the look ahead, then all the rest at once");
    }

    @Test
    void recordsCutInTwoAnywhereArriveAsTheyWere() throws Exception {
        int[] sizes = {5_000, 0, 3};
        byte[] all = sealed(sizes);
        for (int at = 0; at < all.length; at++) {
            int cut = at;
            IntUnaryOperator most =
                    delivered -> delivered < cut ? cut - delivered : Integer.MAX_VALUE;
            assertArrive(new Portions(all, most), "cut at " + cut, sizes);
        }
    }

    @Test
    void recordsInAnyPiecesArriveAsTheyWere() throws Exception {
        // Around the sizes of buffers, less what is around the data, and beyond.
        int[] sizes = {
            70_000, 4_138, 4_139, 4_140, 16_427, 16_428, 1_000_000, 0, CHUNK, CHUNK, 20, CHUNK
        };
        byte[] all = sealed(sizes);
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            int longest = 1 << (4 + random.nextInt(14));
            IntUnaryOperator most = _ -> 1 + random.nextInt(longest);
            assertArrive(new Portions(all, most), "seed " + seed, sizes);
        }
    }

    @Test
    void buffersAreNoLargerThanIsAllowed() {
        assertEquals(size(1), pool.acquire(1_000_000, 1_500).array().length);
        assertEquals(size(1), pool.acquire(1_000_000, 4_351).array().length);
        assertEquals(size(4), pool.acquire(1_000_000, 4_352).array().length);
        assertEquals(size(4), pool.acquire(1_200, 1_000_000).array().length);
        assertEquals(size(16), pool.acquire(1_000_000, 4 * size(4)).array().length);
        assertEquals(size(1_024), pool.acquire(1_000_000, 1_088 << 10).array().length);
    }

    private static int size(int kib) {
        return kib * 1_088 + 64;
    }

    @Test
    @DisplayName(
            "The buffer used last is used next, as it is the one still in the processor's cache")
    void lastUsedFirst() {
        PooledRecord first = pool.acquire(CHUNK);
        PooledRecord last = pool.acquire(CHUNK);
        first.release();
        last.release();
        assertSame(last, pool.acquire(CHUNK));
        assertSame(first, pool.acquire(CHUNK));
        ByteBuffer sentFirst = pool.acquireStaging(true);
        ByteBuffer sentLast = pool.acquireStaging(true);
        pool.releaseStaging(sentFirst);
        pool.releaseStaging(sentLast);
        assertSame(sentLast, pool.acquireStaging(true));
    }

    /** Hands bytes out in portions, then the end of the stream, and looks at each buffer that waits for them. */
    private static final class Portions implements Connection {

        private final ByteBuffer bytes;
        private final IntUnaryOperator most;
        private int waitedWith;
        private int reads;

        /**
         * A connection to read from.
         *
         * @param most by the number of bytes handed out so far, most of the next read, at least 1
         */
        Portions(byte[] bytes, IntUnaryOperator most) {
            this.bytes = ByteBuffer.wrap(bytes);
            this.most = most;
        }

        /** Size of the buffer of the last read. */
        int waitedWith() {
            return waitedWith;
        }

        int reads() {
            return reads;
        }

        @Override
        public int read(ByteBuffer target) {
            reads++;
            int delivered = bytes.position();
            waitedWith = target.capacity();
            assertTrue(
                    waitedWith <= Math.max(FIRST, 4 * delivered + 64),
                    () -> target.capacity() + " bytes held for " + delivered);
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int portion = Math.min(bytes.remaining(), most.applyAsInt(delivered));
            int n = Math.min(target.remaining(), portion);
            target.put(bytes.slice(delivered, n));
            bytes.position(delivered + n);
            return n;
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            throw new IOException("for reading only");
        }

        @Override
        public InetSocketAddress remoteAddress() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }

        @Override
        public void close() {}
    }
}
