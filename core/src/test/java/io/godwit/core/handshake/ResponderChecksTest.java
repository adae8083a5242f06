package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.CAROL;
import static io.godwit.core.handshake.TestPeers.failure;
import static io.godwit.core.handshake.TestPeers.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.crypto.WeakKey;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.InMemoryConnections;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responder's checks on HELLO and AUTH, in the specification's order; each test breaks exactly one. */
@Timeout(30)
class ResponderChecksTest {

    private final InMemoryConnections wire = InMemoryConnections.pair();
    private final ScriptedInitiator initiator = new ScriptedInitiator(wire.left());
    private final List<PeerId> asked = new CopyOnWriteArrayList<>();
    private final Handshake bob = TestPeers.of(BOB, this::recorded, TestPeers.settings());

    /** A policy that lets everybody in and remembers whom it was asked about. */
    private Optional<AlertCode> recorded(PeerId peer) {
        asked.add(peer);
        return Optional.empty();
    }

    /** What the initiator is told is {@code told}, what the responder's caller learns is {@code known}. */
    private void fails(AlertCode told, AlertCode known) throws Exception {
        FutureTask<SecureChannel> answered = started(() -> bob.respond(wire.right()));
        var e = assertThrows(HandshakeException.class, initiator::run);
        assertEquals(told, e.code());
        initiatorCloses();
        assertEquals(known, ((HandshakeException) failure(answered)).code());
        assertEquals(List.of(), asked, "the policy is asked last, after every check");
    }

    private void initiatorCloses() {
        wire.left().close();
    }

    private void onHello(AlertCode code, Consumer<ScriptedInitiator> change) throws Exception {
        initiator.with(change);
        fails(code, code);
    }

    @Test
    void theScriptedInitiatorPassesWhenNothingIsBroken() throws Exception {
        FutureTask<SecureChannel> answered = started(() -> bob.respond(wire.right()));
        initiator.run();
        assertEquals(ALICE.id(), answered.get().remote());
        assertEquals(List.of(ALICE.id()), asked);
    }

    @Test
    @DisplayName(
            "DOS-03 HELLO, size: a frame beyond 8,192 bytes is TOO_LARGE, before its magic is looked at")
    void helloSize() throws Exception {
        onHello(
                AlertCode.TOO_LARGE,
                s -> {
                    s.extensions = new byte[8_192];
                    s.magic = new byte[8];
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01ff_ffff, 0x0100_2001, 0x0400_2001})
    @DisplayName("DOS-03 a length of 0xFFFFFF before authentication allocates nothing")
    void hugeLength(int header) throws Exception {
        FutureTask<SecureChannel> answered = started(() -> bob.respond(wire.right()));
        wire.left().write(ByteBuffer.allocate(4).putInt(header).flip());
        var alert = ByteBuffer.allocate(5);
        while (alert.hasRemaining()) {
            assertTrue(wire.left().read(alert) > 0);
        }
        assertEquals(AlertCode.TOO_LARGE.wire(), alert.get(4));
        initiatorCloses();
        assertEquals(AlertCode.TOO_LARGE, ((HandshakeException) failure(answered)).code());
    }

    @Test
    @DisplayName("HELLO, magic: another program is told MAGIC, even with a wrong gate")
    void helloMagic() throws Exception {
        onHello(
                AlertCode.MAGIC,
                s -> {
                    s.magic = Arrays.copyOf(new byte[] {'G', 'O', 'D', 'W', 'I', 'T', 0, 2}, 8);
                    s.gateFor = CAROL.id();
                });
    }

    @Test
    @DisplayName("an HTTP request is told MAGIC")
    void notGodwitAtAll() throws Exception {
        FutureTask<SecureChannel> answered = started(() -> bob.respond(wire.right()));
        wire.left().write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes("US-ASCII")));
        var alert = ByteBuffer.allocate(5);
        while (alert.hasRemaining() && wire.left().read(alert) >= 0) {
            assertTrue(alert.position() > 0);
        }
        assertEquals(HexFormat.of().parseHex("1500000110")[4], alert.get(4));
        initiatorCloses();
        assertEquals(AlertCode.MAGIC, ((HandshakeException) failure(answered)).code());
    }

    @Test
    @DisplayName(
            "HELLO, gate: who does not know whom it calls gets no answer, before versions are looked at")
    void helloGate() throws Exception {
        initiator.with(s -> {
            s.gateFor = CAROL.id();
            s.versions = new int[] {9};
        });
        fails(AlertCode.TRUNCATED, AlertCode.AUTH_FAILED);
    }

    @Test
    @DisplayName("HELLO, gate: the pairing gate of zeros gets no answer while no pairing is open")
    void helloPairingGate() throws Exception {
        initiator.with(s -> s.gateFor = PeerId.of(new byte[32]));
        fails(AlertCode.TRUNCATED, AlertCode.AUTH_FAILED);
    }

    @Test
    @DisplayName("HS-05 HELLO, versions: none in common, before suites are looked at")
    void helloVersions() throws Exception {
        onHello(
                AlertCode.VERSION,
                s -> {
                    s.versions = new int[] {2, 0, 0xffff};
                    s.suites = new int[] {7};
                });
    }

    @Test
    @DisplayName("HELLO, versions: an empty list and one of 17 are MALFORMED")
    void helloVersionCounts() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.versions = new int[0]);
    }

    @Test
    void helloTooManyVersions() throws Exception {
        onHello(
                AlertCode.MALFORMED,
                s -> {
                    s.versions = new int[17];
                    Arrays.fill(s.versions, 1);
                });
    }

    @Test
    @DisplayName("HS-05 HELLO, suites: none in common, before the wrap key is looked at")
    void helloSuites() throws Exception {
        onHello(
                AlertCode.SUITE,
                s -> {
                    s.suites = new int[] {2};
                    s.wrapSpki = new byte[422];
                });
    }

    @Test
    void anUnknownVersionAndSuiteBesideOursAreFine() throws Exception {
        initiator.with(s -> {
            s.versions = new int[] {2, 1};
            s.suites = new int[] {0xffff, 1};
        });
        FutureTask<SecureChannel> answered = started(() -> bob.respond(wire.right()));
        initiator.run();
        assertEquals(ALICE.id(), answered.get().remote());
    }

    @Test
    @DisplayName("HELLO, extensions: not empty is MALFORMED")
    void helloExtensions() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.extensions = new byte[1]);
    }

    @Test
    @DisplayName("HELLO, format: trailing bytes are MALFORMED")
    void helloTrailing() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.trailing = new byte[1]);
    }

    @Test
    @DisplayName("HS-11 HELLO, wrap key: 2,048 and 4,096 bits are refused")
    void helloWrapOf4096() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.wrapSpki = TestKeys.dave().publicKey().spki());
    }

    @Test
    void helloWrapOf2048() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.wrapSpki = WeakKey.OF_2048_BITS.spki());
    }

    @Test
    @DisplayName("HS-10 HS-11 HELLO, wrap key: an even modulus, another exponent, another encoding")
    void helloWrapRules() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.wrapSpki[s.wrapSpki.length - 6] &= (byte) 0xfe);
    }

    @Test
    void helloWrapExponent() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.wrapSpki[s.wrapSpki.length - 1] = 3);
    }

    @Test
    void helloWrapEncoding() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.wrapSpki[18] ^= 1);
    }

    @Test
    @DisplayName("HELLO, RSA work: a full queue is BUSY, before X25519 is computed")
    void helloBusy() throws Exception {
        busyAnswers(AlertCode.BUSY, s -> s.x25519 = new byte[32]);
    }

    @Test
    @DisplayName("HS-11 HELLO, wrap key: refused before the queue for RSA work is looked at")
    void helloWrapBeforeBusy() throws Exception {
        busyAnswers(AlertCode.MALFORMED, s -> s.wrapSpki = TestKeys.dave().publicKey().spki());
    }

    private void busyAnswers(AlertCode code, Consumer<ScriptedInitiator> change) throws Exception {
        var settings =
                new HandshakeSettings(
                        new SecureRandom(),
                        new RecordBuffers(),
                        0,
                        0,
                        Duration.ofSeconds(10),
                        RecordSettings.DEFAULT);
        var busy = TestPeers.of(BOB, AdmissionPolicy.EVERYBODY, settings);
        FutureTask<SecureChannel> answered = started(() -> busy.respond(wire.right()));
        initiator.with(change);
        var e = assertThrows(HandshakeException.class, initiator::run);
        assertEquals(code, e.code());
        initiatorCloses();
        assertEquals(code, ((HandshakeException) failure(answered)).code());
    }

    @Test
    @DisplayName("HS-07 HELLO, X25519: a point of small order is refused")
    void helloSmallOrder() throws Exception {
        onHello(AlertCode.MALFORMED, s -> s.x25519 = new byte[32]);
    }

    @Test
    @DisplayName("HS-08 HELLO, ML-KEM: a key that is not reduced is refused")
    void helloMlKem() throws Exception {
        onHello(AlertCode.MALFORMED, s -> Arrays.fill(s.mlkem, 0, 3, (byte) 0xff));
    }

    @Test
    @DisplayName("DOS-03 AUTH, size: beyond 4,096 bytes is TOO_LARGE")
    void authSize() throws Exception {
        initiator.with(s -> s.auth = body -> new byte[4_097]);
        fails(AlertCode.TOO_LARGE, AlertCode.TOO_LARGE);
    }

    @Test
    @DisplayName("AUTH, open: a changed byte is AUTH_FAILED")
    void authOpen() throws Exception {
        initiator.with(s ->
                s.auth =
                        body -> {
                            body[100] ^= 1;
                            return body;
                        });
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED);
    }

    @Test
    @DisplayName(
            "HS-11 AUTH, SPKI: 2,048 bits are KEY_REJECTED in READY, before the signature is looked at")
    void authSpki() throws Exception {
        initiator.with(s -> {
            s.spki = WeakKey.OF_2048_BITS.spki();
            s.signer = th -> new byte[1];
        });
        fails(AlertCode.KEY_REJECTED, AlertCode.KEY_REJECTED);
    }

    @Test
    @DisplayName("HS-11 AUTH, SPKI: 2,048 bits are KEY_REJECTED even with a valid signature")
    void authSpkiThatSigns() throws Exception {
        WeakKey weak = WeakKey.OF_2048_BITS;
        initiator.with(s -> {
            s.spki = weak.spki();
            s.signer = th -> weak.signPss(Suite.INITIATOR_SIGNATURE, th);
        });
        fails(AlertCode.KEY_REJECTED, AlertCode.KEY_REJECTED);
    }

    @Test
    @DisplayName(
            "HS-02 AUTH, self: our own key is SELF in READY, before the signature is looked at")
    void authSelf() throws Exception {
        initiator.as(BOB).with(s -> s.signer = th -> new byte[384]);
        fails(AlertCode.SELF, AlertCode.SELF);
    }

    @Test
    @DisplayName("HS-10 AUTH, signature: of another key is AUTH_FAILED")
    void authSignature() throws Exception {
        initiator.as(CAROL).with(s -> s.spki = ALICE.publicKey().spki());
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED);
    }

    @Test
    @DisplayName("AUTH, signature: of another role's label is AUTH_FAILED")
    void authSignatureOfAnotherRole() throws Exception {
        initiator.with(s -> s.signer = th -> ALICE.sign(Suite.RESPONDER_SIGNATURE, th));
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED);
    }

    @Test
    @DisplayName("AUTH, MAC: wrong is AUTH_FAILED, before the policy is asked")
    void authMac() throws Exception {
        initiator.with(s ->
                s.mac =
                        m -> {
                            m[0] ^= 1;
                            return m;
                        });
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED);
    }

    @Test
    @DisplayName("AUTH, policy: its code is told in READY")
    void authPolicy() throws Exception {
        var strict =
                TestPeers.of(
                        BOB,
                        peer ->
                                peer.equals(ALICE.id())
                                        ? Optional.of(AlertCode.PAIRING_REQUIRED)
                                        : Optional.empty(),
                        TestPeers.settings());
        FutureTask<SecureChannel> answered = started(() -> strict.respond(wire.right()));
        var e = assertThrows(HandshakeException.class, initiator::run);
        assertEquals(AlertCode.PAIRING_REQUIRED, e.code());
        initiatorCloses();
        failure(answered);
    }

    @Test
    @DisplayName("HS-12 who stole Bob's key cannot be Alice to Bob")
    void keyCompromiseImpersonation() throws Exception {
        Identity thief = BOB;
        initiator.as(thief).with(s -> s.spki = ALICE.publicKey().spki());
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED);
    }
}
