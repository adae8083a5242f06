package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.connect;
import static io.godwit.core.handshake.TestPeers.dataOf;
import static io.godwit.core.handshake.TestPeers.send;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.Hkdf;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.transport.InMemoryConnections;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordLayerTest {

    private static final byte[] APP = new byte[32];

    private final RecordBuffers pool = new RecordBuffers();
    private final AtomicLong clock = new AtomicLong();

    private RecordSettings limits(long bytes, long records) {
        return new RecordSettings(bytes, records, Duration.ofHours(1), clock::get, NonceAudit.NONE);
    }

    private DirectionKeys keys() {
        return new DirectionKeys(APP.clone(), RecordSettings.DEFAULT);
    }

    /** Records 0, 1, 2 … under one key, each by itself. */
    private List<byte[]> sealed(int count) throws IOException {
        var records = new ArrayList<byte[]>();
        var keys = keys();
        for (int i = 0; i < count; i++) {
            var wire = new RecordingConnection();
            var writer = new RecordWriter(wire, keys, pool);
            writer.write(0x16, new byte[] {(byte) i});
            writer.flush();
            records.add(wire.written());
        }
        return records;
    }

    private RecordReader reader(DirectionKeys keys, byte[]... records) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(records).forEach(all::writeBytes);
        return new RecordReader(
                new RecordingConnection(all.toByteArray()), keys, pool, Limits.RECORD_DATA);
    }

    private static AlertCode failure(RecordReader reader) {
        return assertThrows(HandshakeException.class, reader::next).code();
    }

    @Test
    @DisplayName("HS-15 a repeated, a missing and a swapped record do not open")
    void order() throws Exception {
        List<byte[]> r = sealed(3);
        var repeated = reader(keys(), r.get(0), r.get(0));
        repeated.next().release();
        assertEquals(AlertCode.RECORD, failure(repeated));
        assertEquals(AlertCode.RECORD, failure(reader(keys(), r.get(1))));
        assertEquals(AlertCode.RECORD, failure(reader(keys(), r.get(1), r.get(0))));
    }

    @Test
    @DisplayName("HS-15 a record of the other direction does not open")
    void direction() throws Exception {
        byte[] other = new byte[32];
        other[0] = 1;
        var keys = new DirectionKeys(other, RecordSettings.DEFAULT);
        assertEquals(AlertCode.RECORD, failure(reader(keys, sealed(1).getFirst())));
    }

    @Test
    @DisplayName("HS-14 the end of the stream after any record, or inside one, is TRUNCATED")
    void truncation() throws Exception {
        byte[] record = sealed(1).getFirst();
        for (int length = 0; length < record.length; length++) {
            assertEquals(
                    AlertCode.TRUNCATED, failure(reader(keys(), Arrays.copyOf(record, length))));
        }
        var whole = reader(keys(), record);
        whole.next().release();
        assertEquals(AlertCode.TRUNCATED, failure(whole));
    }

    @Test
    @DisplayName("HS-14 a channel whose other end vanishes reports TRUNCATED")
    void truncatedChannel() throws Exception {
        var wire = InMemoryConnections.pair(1 << 20);
        var ends = connect(TestPeers.of(ALICE), TestPeers.of(BOB), wire);
        send(ends.dialled(), 0x16, 1, new byte[10]);
        ends.dialled().flush();
        wire.left().finishWriting();
        ends.answered().read().release();
        var e = assertThrows(HandshakeException.class, () -> ends.answered().read());
        assertEquals(AlertCode.TRUNCATED, e.code());
    }

    @Test
    @DisplayName("a record longer than announced is TOO_LARGE before a buffer is taken")
    void tooLarge() {
        byte[] header = new FieldWriter().u32(0x17 << 24 | (262_144 + 22)).toBytes();
        assertEquals(AlertCode.TOO_LARGE, failure(reader(keys(), header)));
        byte[] shortest = new FieldWriter().u32(0x17 << 24 | 20).toBytes();
        assertEquals(AlertCode.RECORD, failure(reader(keys(), shortest)));
        assertEquals(AlertCode.RECORD, failure(reader(keys(), new byte[] {0x16, 0, 0, 30})));
    }

    @Test
    @DisplayName("HS-15 keys are replaced before each limit, and both ends stay together")
    void rekey() throws Exception {
        for (RecordSettings settings : List.of(limits(1L << 36, 3), limits(5_000, 1 << 20))) {
            var wire = new RecordingConnection();
            var writer = new RecordWriter(wire, new DirectionKeys(APP.clone(), settings), pool);
            for (int i = 0; i < 50; i++) {
                writer.write(0x16, new byte[100 * i]);
            }
            writer.flush();
            var reader = reader(new DirectionKeys(APP.clone(), settings), wire.written());
            for (int i = 0; i < 50; i++) {
                assertEquals(100 * i, dataOf(reader.next()).length);
            }
        }
    }

    @Test
    @DisplayName("HS-15 keys are replaced after their time")
    void rekeyByAge() throws Exception {
        var wire = new RecordingConnection();
        var settings = limits(1L << 36, 1 << 20);
        var writer = new RecordWriter(wire, new DirectionKeys(APP.clone(), settings), pool);
        writer.write(0x16, new byte[1]);
        clock.addAndGet(Duration.ofHours(1).toNanos());
        writer.write(0x16, new byte[1]);
        writer.flush();
        assertEquals(2 * (4 + 6 + 16) + 4 + 5 + 16, wire.written().length);
    }

    @Test
    @DisplayName("a sender that goes beyond twice the limits is REKEY_OVERDUE: records, bytes, age")
    void overdue() throws Exception {
        byte[][] records = sealed(8).toArray(byte[][]::new);
        var byRecords = reader(new DirectionKeys(APP.clone(), limits(1L << 36, 3)), records);
        for (int i = 0; i < 6; i++) {
            byRecords.next().release();
        }
        assertEquals(AlertCode.REKEY_OVERDUE, failure(byRecords));
        var byBytes = reader(new DirectionKeys(APP.clone(), limits(22, 1 << 20)), records);
        byBytes.next().release();
        byBytes.next().release();
        assertEquals(AlertCode.REKEY_OVERDUE, failure(byBytes));
        var byAge = reader(new DirectionKeys(APP.clone(), limits(1L << 36, 99)), records);
        byAge.next().release();
        clock.addAndGet(Duration.ofHours(2).toNanos() + 1);
        assertEquals(AlertCode.REKEY_OVERDUE, failure(byAge));
    }

    @Test
    void aRekeyWithContentsIsRefused() throws Exception {
        var wire = new RecordingConnection();
        var writer = new RecordWriter(wire, keys(), pool);
        writer.write(RecordKind.REKEY, new byte[1]);
        writer.flush();
        assertEquals(AlertCode.RECORD, failure(reader(keys(), wire.written())));
    }

    @Test
    @DisplayName("HS-15 who only changes keys is cut, and records pay for further changes")
    void rekeysWithoutRecords() throws Exception {
        var wire = new RecordingConnection();
        var sender = keys();
        var writer = new RecordWriter(wire, sender, pool);
        changeKeys(writer, sender, RecordReader.MOST_REKEYS);
        for (int i = 0; i < RecordReader.RECORDS_FOR_REKEY; i++) {
            writer.write(0x16, new byte[1]);
        }
        changeKeys(writer, sender, 1);
        writer.write(0x16, new byte[1]);
        changeKeys(writer, sender, 1);
        writer.write(0x16, new byte[1]);
        writer.flush();
        var reader =
                reader(new DirectionKeys(APP.clone(), limits(1L << 36, 1L << 24)), wire.written());
        for (int i = 0; i <= RecordReader.RECORDS_FOR_REKEY; i++) {
            reader.next().release();
        }
        assertEquals(AlertCode.RECORD, failure(reader));
    }

    @Test
    @DisplayName("HS-15 keys that served for a second or 64 KiB may be changed for ever")
    void rekeysOfWornKeys() throws Exception {
        var wire = new RecordingConnection();
        var sender = keys();
        var writer = new RecordWriter(wire, sender, pool);
        changeKeys(writer, sender, RecordReader.MOST_REKEYS);
        for (int i = 0; i < 2 * RecordReader.RECORDS_FOR_REKEY; i++) {
            writer.write(0x16, new byte[DirectionKeys.WORN_BYTES]);
            changeKeys(writer, sender, 1);
        }
        writer.write(0x16, new byte[1]);
        writer.flush();
        byte[] sent = wire.written();
        var frozen = reader(new DirectionKeys(APP.clone(), limits(1L << 36, 1L << 24)), sent);
        for (int i = 0; i <= 2 * RecordReader.RECORDS_FOR_REKEY; i++) {
            frozen.next().release();
        }
        changeKeys(writer, sender, 2 * RecordReader.MOST_REKEYS);
        writer.write(0x16, new byte[1]);
        writer.flush();
        var seldom =
                new RecordSettings(
                        1L << 36,
                        1L << 24,
                        Duration.ofHours(1),
                        () -> clock.addAndGet(Duration.ofSeconds(1).toNanos()),
                        NonceAudit.NONE);
        var patient = reader(new DirectionKeys(APP.clone(), seldom), wire.written());
        for (int i = 0; i <= 2 * RecordReader.RECORDS_FOR_REKEY + 1; i++) {
            patient.next().release();
        }
    }

    private static void changeKeys(RecordWriter writer, DirectionKeys sender, int times)
            throws IOException {
        for (int i = 0; i < times; i++) {
            writer.write(RecordKind.REKEY, new byte[0]);
            sender.rekey();
        }
    }

    @Test
    void smallRecordsShareOneWriteAndLargeOnesFillTheBuffer() throws Exception {
        var wire = new RecordingConnection();
        var writer = new RecordWriter(wire, keys(), pool);
        for (int i = 0; i < 100; i++) {
            writer.write(0x16, new byte[20]);
        }
        assertEquals(0, wire.writes());
        writer.flush();
        assertEquals(1, wire.writes());
        writer.flush();
        assertEquals(1, wire.writes(), "nothing to flush");
        int small = wire.written().length;
        byte[] big = new byte[5 + 262_144];
        for (int i = 0; i < 16; i++) {
            writer.write(0x17, 1, big, 5, 262_144);
        }
        writer.flush();
        int full = Math.ceilDiv(wire.written().length - small, RecordBuffers.LARGE_STAGING);
        assertEquals(1 + full, wire.writes(), "the small ones' write, then full buffers");
    }

    @Test
    @DisplayName("DOS-05 a writer holds at most one buffer, and none after a flush")
    void buffersComeBack() throws Exception {
        var writer = new RecordWriter(new RecordingConnection(), keys(), pool);
        writer.write(0x17, 1, new byte[5 + 9_000], 5, 9_000);
        writer.flush();
        var kept = pool.acquireStaging(true);
        assertEquals(RecordBuffers.LARGE_STAGING, kept.capacity());
        assertNotSame(kept, pool.acquireStaging(true));
        pool.releaseStaging(kept);
        assertSame(kept, pool.acquireStaging(true));
    }

    @Test
    void aWriterThatCannotWriteGivesItsBufferBackAllTheSame() throws Exception {
        var wire = new RecordingConnection();
        var writer = new RecordWriter(wire, keys(), pool);
        writer.write(0x16, new byte[10]);
        wire.close();
        assertThrows(IOException.class, writer::flush);
        writer.flush();
    }

    @Test
    void recordsOfEverySizeArriveAsTheyWere() throws Exception {
        long seed = 20261121;
        var random = new Random(seed);
        var wire = new RecordingConnection();
        var writer = new RecordWriter(wire, keys(), pool);
        var sizes = new ArrayList<Integer>();
        for (int i = 0; i < 300; i++) {
            int size = random.nextInt(4) == 0 ? random.nextInt(262_145) : random.nextInt(3_000);
            sizes.add(size);
            byte[] buffer = new byte[5 + size];
            Arrays.fill(buffer, (byte) i);
            writer.write(i & 0x7f | 0x10, i, buffer, 5, size);
            if (random.nextBoolean()) {
                writer.flush();
            }
        }
        writer.flush();
        var reader = reader(keys(), wire.written());
        for (int i = 0; i < 300; i++) {
            PooledRecord record = reader.next();
            assertEquals(i, record.stream(), () -> "seed " + seed);
            byte[] expected = new byte[sizes.get(i)];
            Arrays.fill(expected, (byte) i);
            assertArrayEquals(expected, dataOf(record));
        }
    }

    @Test
    void aRecordIsReleasedOnce() {
        PooledRecord record = pool.acquire(100);
        record.release();
        assertThrows(IllegalStateException.class, record::release);
        assertSame(record, pool.acquire(100));
    }

    @Test
    void theChannelRefusesWhatTheOtherEndDoesNotTake() throws Exception {
        try (var ends = connect(TestPeers.of(ALICE), TestPeers.of(BOB))) {
            byte[] big = new byte[5 + 262_145];
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ends.dialled().write(0x17, 1, big, 5, 262_145));
            assertThrows(
                    IllegalArgumentException.class, () -> ends.dialled().write(0x17, 1, big, 4, 1));
        }
    }

    @Test
    @DisplayName("the first bad record ends the connection and the other end is told RECORD")
    void badRecord() throws Exception {
        var wire = InMemoryConnections.pair(1 << 20);
        var ends = connect(TestPeers.of(ALICE), TestPeers.of(BOB), wire);
        wire.left().write(ByteBuffer.wrap(sealed(1).getFirst()));
        var e = assertThrows(HandshakeException.class, () -> ends.answered().read());
        assertEquals(AlertCode.RECORD, e.code());
        var told = assertThrows(HandshakeException.class, () -> ends.dialled().read());
        assertEquals(AlertCode.RECORD, told.code());
        assertThrows(IOException.class, () -> ends.dialled().read());
    }

    @Test
    void closingWithACodeTellsTheOtherEnd() throws Exception {
        var ends = connect(TestPeers.of(ALICE), TestPeers.of(BOB));
        ends.answered().close(AlertCode.MALFORMED);
        var e = assertThrows(HandshakeException.class, () -> ends.dialled().read());
        assertEquals(AlertCode.MALFORMED, e.code());
        assertThrows(EOFException.class, () -> ends.answered().read());
    }

    @Test
    @DisplayName("READY and LIMITS anywhere but first are refused")
    void misplacedKinds() throws Exception {
        for (int kind : new int[] {RecordKind.READY, RecordKind.LIMITS}) {
            var ends = connect(TestPeers.of(ALICE), TestPeers.of(BOB));
            send(ends.dialled(), 0x16, 1, new byte[1]);
            send(ends.dialled(), kind, 0, new byte[8]);
            ends.dialled().flush();
            ends.answered().read().release();
            var e = assertThrows(HandshakeException.class, () -> ends.answered().read());
            assertEquals(AlertCode.RECORD, e.code());
            ends.close();
        }
    }

    @Test
    void nothingSecretIsPrinted() {
        byte[] app = Hkdf.expandLabel(APP, "x");
        String hex = HexFormat.of().formatHex(app);
        var keys = new DirectionKeys(app, RecordSettings.DEFAULT);
        var secrets = SessionSecrets.ofMaster(APP);
        assertTrue(!keys.toString().contains(hex) && keys.toString().length() < 100);
        assertTrue(secrets.toString().length() < 100);
        assertTrue(secrets.traffic().toString().length() < 100);
    }
}
