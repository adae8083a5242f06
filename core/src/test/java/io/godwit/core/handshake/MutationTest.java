package io.godwit.core.handshake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.Gw1Vectors;
import io.godwit.core.protocol.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged frames and records in numbers; {@code godwit.mutations} asks for more of them. */
@DisplayName("DOS-04 mutated input")
@Timeout(3_600)
class MutationTest {

    private static final long SEED = 20_261_121;
    private static final int COUNT = Integer.getInteger("godwit.mutations", 100_000);

    /** By how much the heap may grow over all of them, in bytes. */
    private static final long MOST_KEPT = 32L << 20;

    /** Threads that the runtime starts for itself meanwhile, at most. */
    private static final int OF_THE_RUNTIME = 16;

    private final Gw1Vectors vectors = new Gw1Vectors();
    private final HandshakeSettings settings = TestPeers.settings();
    private final Random random = new Random(SEED);

    private byte[] mutated(byte[] original) {
        byte[] bytes = Arrays.copyOf(original, original.length - random.nextInt(2));
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return random.nextInt(8) == 0
                ? Arrays.copyOf(bytes, random.nextInt(2 * bytes.length))
                : bytes;
    }

    @Test
    @DisplayName("DOS-04 no mutated first frame raises anything but a typed failure")
    void frames() {
        long heap = used();
        int threads = Thread.getAllStackTraces().size();
        byte[] hello = vectors.get("HELLO");
        byte[] frame =
                new FieldWriter()
                        .u32(FrameType.HELLO.wire() << 24 | hello.length)
                        .bytes(hello)
                        .toBytes();
        try (var bob = TestPeers.of(TestPeers.BOB, AdmissionPolicy.EVERYBODY, settings)) {
            for (int i = 0; i < COUNT; i++) {
                var wire = new RecordingConnection(mutated(frame));
                assertThrows(HandshakeException.class, () -> bob.respond(wire), "seed " + SEED);
                assertTrue(wire.closed());
            }
            assertLittleIsKept("first frames", heap);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Thread.getAllStackTraces().size() <= threads + OF_THE_RUNTIME);
    }

    private static void assertLittleIsKept(String what, long before) {
        long kept = used() - before;
        System.out.printf(
                "mutated %s: %d, escaped 0, heap kept %.1f MiB (goal 32)%n",
                what, COUNT, kept / (double) (1 << 20));
        assertTrue(kept < MOST_KEPT, () -> "bytes kept: " + kept);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    @DisplayName(
            "DOS-04 no mutated record raises anything but a typed failure, or opens as another one")
    void records() throws IOException {
        long heap = used();
        byte[] app = vectors.get("app_i");
        byte[] record = vectors.get("record i 0 LIMITS");
        for (int i = 0; i < COUNT; i++) {
            byte[] damaged = mutated(record);
            if (Arrays.mismatch(record, damaged) == record.length
                    || Arrays.equals(record, damaged)) {
                continue; // Two changes that cancel out.
            }
            var keys = new DirectionKeys(app.clone(), settings.records());
            var reader =
                    new RecordReader(
                            new RecordingConnection(damaged),
                            keys,
                            settings.buffers(),
                            Limits.RECORD_DATA);
            assertThrows(HandshakeException.class, reader::next, "seed " + SEED);
        }
        assertLittleIsKept("records", heap);
    }
}
