package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.DAVE;
import static io.godwit.core.handshake.TestPeers.connect;
import static io.godwit.core.handshake.TestPeers.dataOf;
import static io.godwit.core.handshake.TestPeers.failure;
import static io.godwit.core.handshake.TestPeers.join;
import static io.godwit.core.handshake.TestPeers.send;
import static io.godwit.core.handshake.TestPeers.started;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.InMemoryConnections;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HandshakeTest {

    private final Handshake alice = TestPeers.of(ALICE);
    private final Handshake bob = TestPeers.of(BOB);

    @Test
    void bothEndsKnowEachOtherAndTheSession() throws Exception {
        try (var ends = connect(alice, bob)) {
            assertEquals(BOB.id(), ends.dialled().remote());
            assertEquals(ALICE.id(), ends.answered().remote());
            assertEquals(16, ends.dialled().sessionId().length);
            assertArrayEquals(ends.dialled().sessionId(), ends.answered().sessionId());
            assertArrayEquals(ends.dialled().channelBinding(), ends.answered().channelBinding());
            assertEquals(PeerLimits.DEFAULT, ends.dialled().remoteLimits());
        }
    }

    @Test
    void recordsTravelBothWays() throws Exception {
        try (var ends = connect(alice, bob)) {
            byte[] big = new byte[200_000];
            big[7] = 7;
            send(ends.dialled(), 0x16, 42, new byte[] {1, 2, 3});
            send(ends.dialled(), 0x17, -1, big);
            ends.dialled().flush();
            var first = ends.answered().read();
            assertEquals(0x16, first.kind());
            assertEquals(42, first.stream());
            assertArrayEquals(new byte[] {1, 2, 3}, dataOf(first));
            assertArrayEquals(big, dataOf(ends.answered().read()));
            send(ends.answered(), 0xff, 0, new byte[0]);
            ends.answered().flush();
            assertEquals(0, dataOf(ends.dialled().read()).length);
        }
    }

    @Test
    void anOrderlyEndReachesTheOtherSide() throws Exception {
        var ends = connect(alice, bob);
        ends.dialled().close();
        assertThrows(EOFException.class, () -> ends.answered().read());
        assertThrows(EOFException.class, () -> ends.dialled().read());
        assertThrows(IOException.class, () -> ends.dialled().flush());
    }

    @Test
    void aFourThousandBitIdentityIsAccepted() throws Exception {
        var dave = TestPeers.of(DAVE);
        try (var ends = connect(dave, bob)) {
            assertEquals(DAVE.id(), ends.answered().remote());
        }
    }

    @Test
    void joinedConnectionsBelongToTheSessionAndDieWithIt() throws Exception {
        var first = connect(alice, bob);
        var second = join(alice, bob, first, 1);
        assertEquals(1, second.answered().index());
        assertEquals(ALICE.id(), second.answered().remote());
        assertArrayEquals(first.dialled().sessionId(), second.answered().sessionId());
        send(second.dialled(), 0x18, 9, new byte[] {5});
        second.dialled().flush();
        assertArrayEquals(new byte[] {5}, dataOf(second.answered().read()));
        first.dialled().close();
        assertThrows(EOFException.class, () -> first.answered().read());
        assertThrows(EOFException.class, () -> second.answered().read());
        assertThrows(EOFException.class, () -> second.dialled().read());
    }

    @Test
    void aPeerThatThePolicyRefusesIsToldInReady() throws Exception {
        var strict =
                TestPeers.of(BOB, peer -> Optional.of(AlertCode.NOT_TRUSTED), TestPeers.settings());
        var wire = InMemoryConnections.pair();
        var answered = started(() -> strict.respond(wire.right()));
        var e = assertThrows(HandshakeException.class, () -> alice.initiate(wire.left(), BOB.id()));
        assertEquals(AlertCode.NOT_TRUSTED, e.code());
        assertEquals(AlertCode.NOT_TRUSTED, ((HandshakeException) failure(answered)).code());
    }
}
