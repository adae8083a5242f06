package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.connect;
import static io.godwit.core.handshake.TestPeers.failure;
import static io.godwit.core.handshake.TestPeers.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlineTest {

    private static HandshakeSettings within(Duration deadline) {
        return new HandshakeSettings(
                new SecureRandom(), new RecordBuffers(), 2, 64, deadline, RecordSettings.DEFAULT);
    }

    @Test
    @DisplayName("DOS-01 one byte after the other does not hold a handshake beyond its deadline")
    void slowloris() throws Exception {
        var bob = TestPeers.of(BOB, AdmissionPolicy.EVERYBODY, within(Duration.ofMillis(300)));
        var wire = InMemoryConnections.pair();
        try (var drip = Executors.newSingleThreadScheduledExecutor()) {
            // 8 KiB take longer than this test may, and no single byte is long in coming, so that
            // a limit on each read would let it go on.
            var slow = new Drip(wire.left(), ByteBuffer.wrap(new byte[] {1, 0, 0x1f, 0}));
            drip.scheduleAtFixedRate(slow, 0, 10, TimeUnit.MILLISECONDS);
            var answered = started(() -> bob.respond(wire.right()));
            assertEquals(AlertCode.TIMEOUT, ((HandshakeException) failure(answered)).code());
            drip.shutdownNow();
        }
        assertEquals(-1, wire.left().read(ByteBuffer.allocate(1)));
    }

    /** Writes a byte each time it runs: those given, then zeros. */
    private record Drip(Connection to, ByteBuffer first) implements Runnable {
        @Override
        public void run() {
            byte next = first.hasRemaining() ? first.get() : 0;
            try {
                to.write(ByteBuffer.wrap(new byte[] {next}));
            } catch (IOException e) {
                // The other end hung up, which is what it should do; the schedule ends with this.
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aResponderThatDoesNotAnswerTimesOut() {
        var alice = TestPeers.of(ALICE, AdmissionPolicy.EVERYBODY, within(Duration.ofMillis(150)));
        var wire = InMemoryConnections.pair();
        var e = assertThrows(HandshakeException.class, () -> alice.initiate(wire.left(), BOB.id()));
        assertEquals(AlertCode.TIMEOUT, e.code());
    }

    @Test
    void theDeadlineIsOverOnceTheChannelIsOpen() throws Exception {
        var settings = within(Duration.ofMillis(400));
        var alice = TestPeers.of(ALICE, AdmissionPolicy.EVERYBODY, settings);
        var bob = TestPeers.of(BOB, AdmissionPolicy.EVERYBODY, settings);
        try (var ends = connect(alice, bob)) {
            var reading = started(() -> ends.answered().read());
            assertThrows(TimeoutException.class, () -> reading.get(600, TimeUnit.MILLISECONDS));
            TestPeers.send(ends.dialled(), 0x16, 1, new byte[1]);
            ends.dialled().flush();
            assertEquals(1, reading.get().length());
        }
    }

    @Test
    void aClosedHandshakeRefusesNewConnections() {
        var bob = TestPeers.of(BOB);
        bob.close();
        assertThrows(IOException.class, () -> bob.respond(InMemoryConnections.pair().right()));
    }

    @Test
    void closingDoesNotWaitForAWriterThatIsStuck() throws Exception {
        var wire = InMemoryConnections.pair(8_192);
        var ends = connect(TestPeers.of(ALICE), TestPeers.of(BOB), wire);
        var stuck =
                started(() -> {
                    TestPeers.send(ends.dialled(), 0x17, 1, new byte[200_000]);
                    ends.dialled().flush();
                    return 0;
                });
        assertThrows(TimeoutException.class, () -> stuck.get(100, TimeUnit.MILLISECONDS));
        // Nobody ever reads, so that a close which waited for the writer would not return.
        ends.dialled().close();
        failure(stuck);
    }
}
