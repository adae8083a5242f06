package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All nonces of one session; {@code godwit.nonces} asks for more records than the usual number. */
class NonceAuditTest {

    private static final int STREAMS = 16;
    private static final int RECORDS = Integer.getInteger("godwit.nonces", 16_000);

    /** What a sender sends: each of the streams has one in either direction. */
    private static final int EACH = Math.ceilDiv(RECORDS, 2 * STREAMS);

    /** Rekeying after so few puts many keys beside each other. */
    private static final int RECORDS_OF_A_KEY = 100;

    /** What the handshakes and the changes of keys seal besides. */
    private static final int BESIDES = 1_000 + RECORDS / RECORDS_OF_A_KEY * 2;

    @Test
    @DisplayName("HS-16 no nonce is used twice over 16 streams, both directions and rekeying")
    void nonces() throws Exception {
        var audit = new NonceLog(EACH * 2 * STREAMS + BESIDES);
        var settings =
                TestPeers.settings(
                        new RecordSettings(
                                1L << 36,
                                RECORDS_OF_A_KEY,
                                Duration.ofHours(1),
                                System::nanoTime,
                                audit));
        var alice = TestPeers.of(ALICE, AdmissionPolicy.EVERYBODY, settings);
        var bob = TestPeers.of(BOB, AdmissionPolicy.EVERYBODY, settings);
        var first = TestPeers.connect(alice, bob);
        var ends = new ArrayList<>(List.of(first));
        for (int i = 1; i < STREAMS; i++) {
            ends.add(TestPeers.join(alice, bob, first, i));
        }
        var tasks = new ArrayList<FutureTask<Integer>>();
        for (var end : ends) {
            tasks.add(TestPeers.started(() -> send(end.dialled())));
            tasks.add(TestPeers.started(() -> send(end.answered())));
            tasks.add(TestPeers.started(() -> receive(end.dialled())));
            tasks.add(TestPeers.started(() -> receive(end.answered())));
        }
        for (var task : tasks) {
            assertEquals(EACH, task.get());
        }
        first.close();
        assertTrue(audit.count() >= RECORDS, "seals seen: " + audit.count());
        assertEquals(0, audit.repeats());
    }

    @Test
    @DisplayName("the log tells a nonce that comes again")
    void theLogSeesARepeat() {
        var log = new NonceLog(3);
        log.sealing(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        log.sealing(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13});
        log.sealing(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        assertEquals(1, log.repeats());
    }

    private static int send(SecureChannel channel) throws IOException {
        for (int i = 0; i < EACH; i++) {
            TestPeers.send(channel, 0x16, i, new byte[8]);
        }
        channel.flush();
        return EACH;
    }

    private static int receive(SecureChannel channel) throws IOException {
        for (int i = 0; i < EACH; i++) {
            channel.read().release();
        }
        return EACH;
    }
}
