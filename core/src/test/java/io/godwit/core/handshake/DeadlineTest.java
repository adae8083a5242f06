package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.connect;
import static io.godwit.core.handshake.TestPeers.failure;
import static io.godwit.core.handshake.TestPeers.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
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
        var bob = TestPeers.of(BOB, AdmissionPolicy.EVERYBODY, within(Duration.ofMillis(150)));
        var wire = InMemoryConnections.pair();
        var answered = started(() -> bob.respond(wire.right()));
        wire.left().write(ByteBuffer.wrap(new byte[] {1, 0, 6}));
        var e = (HandshakeException) failure(answered);
        assertEquals(AlertCode.TIMEOUT, e.code());
        assertEquals(-1, wire.left().read(ByteBuffer.allocate(1)));
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
            assertThrows(
                    java.util.concurrent.TimeoutException.class,
                    () -> reading.get(600, java.util.concurrent.TimeUnit.MILLISECONDS));
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
        assertThrows(
                java.util.concurrent.TimeoutException.class,
                () -> stuck.get(100, java.util.concurrent.TimeUnit.MILLISECONDS));
        long before = System.nanoTime();
        ends.dialled().close();
        assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos());
        failure(stuck);
    }
}
