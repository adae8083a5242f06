package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.connect;
import static io.godwit.core.handshake.TestPeers.send;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.protocol.Limits;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Buffers of writers whose other ends take nothing. */
@Timeout(60)
class StagingMemoryTest {

    /** More than there are of either size. */
    private static final int STUCK = 600;

    private static final long MOST_DIRECT = 17L << 20;

    private final RecordBuffers pool = new RecordBuffers();

    private static List<ByteBuffer> take(RecordBuffers pool, int count) {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(pool.acquireStaging(true));
        }
        return taken;
    }

    private static long large(List<ByteBuffer> taken) {
        return taken.stream().filter(b -> b.capacity() == RecordBuffers.LARGE_STAGING).count();
    }

    /** Large buffers that nobody has. */
    private static long free(RecordBuffers pool) {
        List<ByteBuffer> taken = take(pool, STUCK);
        taken.forEach(pool::releaseStaging);
        return large(taken);
    }

    private static RecordingConnection written(RecordBuffers buffers, int... sizes)
            throws IOException {
        var wire = new RecordingConnection();
        var keys = new DirectionKeys(new byte[32], RecordSettings.DEFAULT);
        var writer = new RecordWriter(wire, keys, buffers);
        for (int i = 0; i < sizes.length; i++) {
            byte[] buffer = new byte[Limits.RECORD_PREFIX + sizes[i]];
            Arrays.fill(buffer, (byte) i);
            writer.write(0x17, i, buffer, Limits.RECORD_PREFIX, sizes[i]);
        }
        writer.flush();
        return wire;
    }

    @Test
    @DisplayName("DOS-05 writers whose other ends take nothing hold a bounded direct memory")
    void directMemoryIsBounded() {
        List<ByteBuffer> taken = take(pool, STUCK);
        long direct =
                taken.stream().filter(ByteBuffer::isDirect).mapToLong(ByteBuffer::capacity).sum();
        assertTrue(direct <= MOST_DIRECT, "bytes of direct memory: " + direct);
        long large = large(taken);
        assertTrue(large > 0 && large < STUCK, "large ones: " + large);
        taken.forEach(pool::releaseStaging);
        assertEquals(large, free(pool), "those that came back are handed out again");
    }

    @Test
    @DisplayName("DOS-05 others go on writing when none is left, long records in few calls")
    void recordsArriveWithoutLargeBuffers() throws Exception {
        List<ByteBuffer> taken = take(pool, STUCK);
        int[] sizes = {
            0, 3, 4_071, 4_070, 4_072, 1, 8_000, 8_192, 20, 70_000, 4_096, 262_144, 5, 65_540, 9
        };
        assertArrayEquals(
                written(new RecordBuffers(), sizes).written(), written(pool, sizes).written());
        assertTrue(written(pool, 65_540, 65_540, 65_540, 65_540).writes() <= 9);
        taken.forEach(pool::releaseStaging);
    }

    @Test
    @DisplayName("DOS-05 a connection that is given up while it writes gives its buffer back")
    void whatIsGivenUpGivesItsBufferBack() throws Exception {
        HandshakeSettings settings = TestPeers.settings();
        Handshake alice = TestPeers.of(ALICE, AdmissionPolicy.EVERYBODY, settings);
        var ends = connect(alice, TestPeers.of(BOB), InMemoryConnections.pair());
        long before = free(settings.buffers());
        var sending =
                new FutureTask<Void>(() -> {
                    while (true) {
                        send(ends.dialled(), 0x16, 1, new byte[Limits.CHUNK_DATA]);
                    }
                });
        Thread sender = Thread.ofVirtual().start(sending);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sender.getState() == Thread.State.WAITING);
        assertEquals(before - 1, free(settings.buffers()));
        ends.dialled().close();
        assertInstanceOf(IOException.class, TestPeers.failure(sending));
        assertEquals(before, free(settings.buffers()));
    }
}
