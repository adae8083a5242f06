package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.CAROL;
import static io.godwit.core.handshake.TestPeers.failure;
import static io.godwit.core.handshake.TestPeers.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.crypto.HmacSha256;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.identity.Identity;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.InMemoryConnections;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A man in the middle who records, replays, forwards and edits. */
@Timeout(30)
class ReplayTest {

    private final InMemoryConnections toAlice = InMemoryConnections.pair();
    private final InMemoryConnections toBob = InMemoryConnections.pair();
    private final Frames alice = new Frames(toAlice.right());
    private final Frames bob = new Frames(toBob.left());

    private byte[] aliceDialsBob() throws Exception {
        var handshake = TestPeers.of(ALICE);
        started(() -> handshake.initiate(toAlice.left(), BOB.id()));
        return alice.read(FrameType.HELLO);
    }

    private static AlertCode answered(Frames frames, FrameType type) {
        return assertThrows(HandshakeException.class, () -> frames.read(type)).code();
    }

    @Test
    @DisplayName("HS-01 a recorded HELLO and AUTH, replayed to the same peer, is AUTH_FAILED")
    void replayToTheSamePeer() throws Exception {
        byte[] hello = aliceDialsBob();
        started(() -> TestPeers.of(BOB).respond(toBob.right()));
        bob.write(FrameType.HELLO, hello);
        alice.write(FrameType.SESSION, bob.read(FrameType.SESSION));
        byte[] auth = alice.read(FrameType.AUTH);

        var again = InMemoryConnections.pair();
        var second = started(() -> TestPeers.of(BOB).respond(again.right()));
        var frames = new Frames(again.left());
        frames.write(FrameType.HELLO, hello);
        frames.read(FrameType.SESSION);
        frames.write(FrameType.AUTH, auth);
        assertEquals(AlertCode.AUTH_FAILED, answered(frames, FrameType.AUTH));
        again.left().close();
        assertEquals(AlertCode.AUTH_FAILED, ((HandshakeException) failure(second)).code());
    }

    @Test
    @DisplayName("HS-01 HS-04 a HELLO for Bob gets no answer from Carol")
    void replayToAnotherPeer() throws Exception {
        byte[] hello = aliceDialsBob();
        started(() -> TestPeers.of(CAROL).respond(toBob.right()));
        bob.write(FrameType.HELLO, hello);
        assertEquals(AlertCode.TRUNCATED, answered(bob, FrameType.SESSION));
    }

    @Test
    @DisplayName("HS-04 AUTH of Alice towards Bob, forwarded to Carol, is AUTH_FAILED")
    void forwardedToAnotherPeer() throws Exception {
        byte[] hello = aliceDialsBob();
        started(() -> TestPeers.of(BOB).respond(toBob.right()));
        bob.write(FrameType.HELLO, hello);
        alice.write(FrameType.SESSION, bob.read(FrameType.SESSION));
        byte[] auth = alice.read(FrameType.AUTH);

        var toCarol = InMemoryConnections.pair();
        var carol = new Frames(toCarol.left());
        var answered = started(() -> TestPeers.of(CAROL).respond(toCarol.right()));
        carol.write(FrameType.HELLO, gatedFor(CAROL, open(hello)));
        carol.read(FrameType.SESSION);
        carol.write(FrameType.AUTH, auth);
        assertEquals(AlertCode.AUTH_FAILED, answered(carol, FrameType.AUTH));
        toCarol.left().close();
        assertEquals(AlertCode.AUTH_FAILED, ((HandshakeException) failure(answered)).code());
    }

    @Test
    @DisplayName("HS-04 what Alice proved to Carol proves nothing to Bob, in Carol's own session")
    void proofShownToAnotherPeer() throws Exception {
        started(() -> TestPeers.of(ALICE).initiate(toAlice.left(), CAROL.id()));
        var carol = new ScriptedResponder(toAlice.right());
        carol.as(CAROL);
        Proof ofAlice = carol.proofIn(carol.run());

        var answered = started(() -> TestPeers.of(BOB).respond(toBob.right()));
        var towardsBob = new ScriptedInitiator(toBob.left());
        towardsBob.spki = ofAlice.spki();
        towardsBob.signer = th -> ofAlice.signature();
        var e = assertThrows(HandshakeException.class, towardsBob::run);
        assertEquals(AlertCode.AUTH_FAILED, e.code());
        toBob.left().close();
        assertEquals(AlertCode.AUTH_FAILED, ((HandshakeException) failure(answered)).code());
    }

    @Test
    @DisplayName("HS-04 Carol, who has Alice's HELLO answered by Bob, cannot pass for Bob's peer")
    void answeredByAnotherPeer() throws Exception {
        var handshake = TestPeers.of(ALICE);
        var dialled = started(() -> handshake.initiate(toAlice.left(), CAROL.id()));
        byte[] hello = alice.read(FrameType.HELLO);
        started(() -> TestPeers.of(BOB).respond(toBob.right()));
        bob.write(FrameType.HELLO, gatedFor(BOB, open(hello)));
        alice.write(FrameType.SESSION, bob.read(FrameType.SESSION));
        assertEquals(AlertCode.AUTH_FAILED, answered(alice, FrameType.AUTH));
        toAlice.right().close();
        assertEquals(AlertCode.AUTH_FAILED, ((HandshakeException) failure(dialled)).code());
    }

    @Test
    @DisplayName("HS-04 who only carries the messages is nobody: Bob's peer is Alice")
    void honestRelay() throws Exception {
        byte[] hello = aliceDialsBob();
        var answered = started(() -> TestPeers.of(BOB).respond(toBob.right()));
        bob.write(FrameType.HELLO, hello);
        alice.write(FrameType.SESSION, bob.read(FrameType.SESSION));
        byte[] auth = alice.read(FrameType.AUTH);
        bob.write(FrameType.AUTH, auth);
        assertEquals(ALICE.id(), answered.get().remote());
    }

    @Test
    @DisplayName(
            "HS-02 a HELLO reflected to its sender gets no answer: it is gated for another peer")
    void reflection() throws Exception {
        byte[] hello = aliceDialsBob();
        var reflected = started(() -> TestPeers.of(ALICE).respond(toBob.right()));
        bob.write(FrameType.HELLO, hello);
        assertEquals(AlertCode.TRUNCATED, answered(bob, FrameType.SESSION));
        toBob.left().close();
        assertEquals(AlertCode.AUTH_FAILED, ((HandshakeException) failure(reflected)).code());
    }

    @Test
    @DisplayName("HS-02 who dials himself is told SELF")
    void dialsHimself() throws Exception {
        var self = TestPeers.of(BOB);
        started(() -> self.respond(toBob.right()));
        var e = assertThrows(HandshakeException.class, () -> self.initiate(toBob.left(), BOB.id()));
        assertEquals(AlertCode.SELF, e.code());
    }

    @Test
    @DisplayName(
            "HS-05 versions edited on the way, with a new gate, are AUTH_FAILED at the initiator")
    void downgradeOfTheVersion() throws Exception {
        byte[] hello = aliceDialsBob();
        isNoticed(withAnotherVersionOffered(hello, BOB));
    }

    @Test
    @DisplayName(
            "HS-05 suites edited on the way, with a new gate, are AUTH_FAILED at the initiator")
    void downgradeOfTheSuite() throws Exception {
        byte[] hello = aliceDialsBob();
        isNoticed(withAnotherSuiteOffered(hello, BOB));
    }

    private void isNoticed(byte[] edited) throws Exception {
        started(() -> TestPeers.of(BOB).respond(toBob.right()));
        bob.write(FrameType.HELLO, edited);
        alice.write(FrameType.SESSION, bob.read(FrameType.SESSION));
        assertEquals(AlertCode.AUTH_FAILED, answered(alice, FrameType.AUTH));
    }

    /** The same HELLO with versions 1 and 0, as an attacker who knows the peer ID can make it. */
    private static byte[] withAnotherVersionOffered(byte[] hello, Identity responder) {
        byte[] open =
                new FieldWriter()
                        .bytes(Arrays.copyOf(hello, 8))
                        .u8(2)
                        .u16(1)
                        .u16(0)
                        .bytes(Arrays.copyOfRange(hello, 11, hello.length - 32))
                        .toBytes();
        return gatedFor(responder, open);
    }

    /** The same HELLO with suites 1 and 0. */
    private static byte[] withAnotherSuiteOffered(byte[] hello, Identity responder) {
        byte[] open =
                new FieldWriter()
                        .bytes(Arrays.copyOf(hello, 11))
                        .u8(2)
                        .u16(1)
                        .u16(0)
                        .bytes(Arrays.copyOfRange(hello, 14, hello.length - 32))
                        .toBytes();
        return gatedFor(responder, open);
    }

    /** All of a HELLO but its gate. */
    private static byte[] open(byte[] hello) {
        return Arrays.copyOf(hello, hello.length - Suite.MAC);
    }

    /** A HELLO with a new gate, as everybody can make it. */
    private static byte[] gatedFor(Identity responder, byte[] open) {
        byte[] gateKey = Sha256.of(Suite.ascii("GW1 gate"), responder.id().toBytes());
        return new FieldWriter().bytes(open).bytes(HmacSha256.of(gateKey, open)).toBytes();
    }

    @Test
    @DisplayName("HS-05 a forged ALERT changes nothing but the outcome of this attempt")
    void forgedAlert() throws Exception {
        var handshake = TestPeers.of(ALICE);
        var dialled = started(() -> handshake.initiate(toAlice.left(), BOB.id()));
        alice.read(FrameType.HELLO);
        alice.alert(AlertCode.VERSION);
        assertEquals(AlertCode.VERSION, ((HandshakeException) failure(dialled)).code());
        try (var ends = TestPeers.connect(handshake, TestPeers.of(BOB))) {
            assertEquals(BOB.id(), ends.dialled().remote());
        }
    }
}
