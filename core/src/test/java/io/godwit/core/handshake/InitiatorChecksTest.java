package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.CAROL;
import static io.godwit.core.handshake.TestPeers.failure;
import static io.godwit.core.handshake.TestPeers.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.crypto.Sha256;
import io.godwit.core.crypto.WeakKey;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.InMemoryConnections;
import java.nio.ByteBuffer;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The initiator's checks on SESSION, in the specification's order; each test breaks exactly one. */
@Timeout(30)
class InitiatorChecksTest {

    private final InMemoryConnections wire = InMemoryConnections.pair();
    private final ScriptedResponder responder = new ScriptedResponder(wire.right());
    private final Handshake alice = TestPeers.of(ALICE);

    private void fails(AlertCode told, AlertCode known, Consumer<ScriptedResponder> change)
            throws Exception {
        fails(BOB.id(), told, known, change);
    }

    private void fails(
            PeerId dials, AlertCode told, AlertCode known, Consumer<ScriptedResponder> change)
            throws Exception {
        responder.with(change);
        FutureTask<SecureChannel> dialled = started(() -> alice.initiate(wire.left(), dials));
        var e = assertThrows(HandshakeException.class, responder::run);
        assertEquals(told, e.code(), "what the responder is told");
        wire.right().close();
        assertEquals(known, ((HandshakeException) failure(dialled)).code());
    }

    @Test
    void theScriptedResponderGetsAuthWhenNothingIsBroken() throws Exception {
        started(() -> alice.initiate(wire.left(), BOB.id()));
        assertEquals(858, responder.run().length);
    }

    @Test
    @DisplayName("HS-05 SESSION, version: another than offered, before the suite is looked at")
    void version() throws Exception {
        fails(
                AlertCode.VERSION,
                AlertCode.VERSION,
                s -> {
                    s.version = 2;
                    s.suite = 2;
                });
    }

    @Test
    @DisplayName("HS-05 SESSION, suite: another than offered, before keys are looked at")
    void suite() throws Exception {
        fails(
                AlertCode.SUITE,
                AlertCode.SUITE,
                s -> {
                    s.suite = 2;
                    s.x25519 = new byte[32];
                });
    }

    @Test
    @DisplayName("HS-07 SESSION, X25519: a result of zero is refused")
    void smallOrder() throws Exception {
        fails(AlertCode.MALFORMED, AlertCode.MALFORMED, s -> s.x25519 = new byte[32]);
    }

    @Test
    @DisplayName("HS-08 SESSION, ML-KEM: a ciphertext of another length is refused")
    void mlKemLength() throws Exception {
        fails(
                AlertCode.MALFORMED,
                AlertCode.MALFORMED,
                s -> s.ciphertext = ct -> Arrays.copyOf(ct, 1_000));
    }

    @Test
    @DisplayName("SESSION, ML-KEM: a changed ciphertext shows only as AUTH_FAILED")
    void mlKemImplicitRejection() throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.AUTH_FAILED,
                s ->
                        s.ciphertext =
                                ct -> {
                                    byte[] changed = ct.clone();
                                    changed[5] ^= 1;
                                    return changed;
                                });
    }

    @Test
    @DisplayName("HS-09 SESSION, OAEP: a wrong label shows only as AUTH_FAILED")
    void oaepLabel() throws Exception {
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED, s -> s.label = l -> new byte[32]);
    }

    @ParameterizedTest
    @CsvSource({"SHA-1, SHA-1", "SHA-256, SHA-1", "SHA-384, SHA-256"})
    @DisplayName("HS-09 SESSION, OAEP: another hash or mask shows only as AUTH_FAILED")
    void oaepHash(String hash, String mask) throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.AUTH_FAILED,
                s ->
                        s.encryption =
                                (wrap, label, message) -> {
                                    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
                                    cipher.init(
                                            Cipher.ENCRYPT_MODE,
                                            KeyFactory.getInstance("RSA")
                                                    .generatePublic(
                                                            new X509EncodedKeySpec(wrap.spki())),
                                            new OAEPParameterSpec(
                                                    hash,
                                                    "MGF1",
                                                    new MGF1ParameterSpec(mask),
                                                    new PSource.PSpecified(label)));
                                    return cipher.doFinal(message);
                                });
    }

    @Test
    @DisplayName("HS-09 SESSION, OAEP: a random ciphertext shows only as AUTH_FAILED")
    void oaepRandom() throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.AUTH_FAILED,
                s ->
                        s.oaep =
                                c -> {
                                    byte[] other = c.clone();
                                    Arrays.fill(other, 1, other.length, (byte) 0x5a);
                                    return other;
                                });
    }

    @Test
    @DisplayName("HS-09 SESSION, OAEP: a number of n or more shows only as AUTH_FAILED")
    void oaepTooLarge() throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.AUTH_FAILED,
                s ->
                        s.oaep =
                                c -> {
                                    byte[] other = new byte[c.length];
                                    Arrays.fill(other, (byte) 0xff);
                                    return other;
                                });
    }

    @Test
    @DisplayName("HS-09 SESSION, OAEP: zero and an empty field show only as AUTH_FAILED")
    void oaepZero() throws Exception {
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED, s -> s.oaep = c -> new byte[384]);
    }

    @Test
    void oaepEmpty() throws Exception {
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED, s -> s.oaep = c -> new byte[0]);
    }

    @Test
    @DisplayName(
            "HS-09 SESSION, OAEP: a message of another length than 32 shows only as AUTH_FAILED")
    void oaepMessageLength() throws Exception {
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED, s -> s.kRsa = new byte[31]);
    }

    @Test
    @DisplayName("SESSION, open: a changed byte is AUTH_FAILED")
    void open() throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.AUTH_FAILED,
                s ->
                        s.sealed =
                                b -> {
                                    b[7] ^= 1;
                                    return b;
                                });
    }

    @Test
    @DisplayName("HS-11 SESSION, SPKI: 2,048 bits are refused, before the peer ID is looked at")
    void spki() throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.KEY_REJECTED,
                s -> s.spki = WeakKey.OF_2048_BITS.spki());
    }

    @Test
    @DisplayName("HS-11 SESSION, SPKI: 2,048 bits are refused even of the peer that was dialled")
    void spkiOfThePeerDialled() throws Exception {
        WeakKey weak = WeakKey.OF_2048_BITS;
        fails(
                PeerId.of(Sha256.of(weak.spki())),
                AlertCode.AUTH_FAILED,
                AlertCode.KEY_REJECTED,
                s -> {
                    s.spki = weak.spki();
                    s.signer = th -> weak.signPss(Suite.RESPONDER_SIGNATURE, th);
                });
    }

    @Test
    @DisplayName("HS-10 SESSION, SPKI: bytes after the key are refused")
    void spkiTrailing() throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.KEY_REJECTED,
                s -> s.spki = Arrays.copyOf(s.spki, 423));
    }

    @Test
    @DisplayName(
            "HS-03 SESSION, peer ID: another peer's valid proof is PEER_MISMATCH, only known here")
    void peerMismatch() throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.PEER_MISMATCH,
                s -> {
                    s.identity = CAROL;
                    s.spki = CAROL.publicKey().spki();
                    s.signer = th -> new byte[384];
                });
    }

    @Test
    @DisplayName("HS-03 SESSION, signature: Bob's key shown by somebody without it is AUTH_FAILED")
    void swappedSpki() throws Exception {
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED, s -> s.identity = CAROL);
    }

    @Test
    @DisplayName("SESSION, signature: of another role's label is AUTH_FAILED")
    void signatureOfAnotherRole() throws Exception {
        fails(
                AlertCode.AUTH_FAILED,
                AlertCode.AUTH_FAILED,
                s -> s.signer = th -> BOB.sign(Suite.INITIATOR_SIGNATURE, th));
    }

    @Test
    @DisplayName("HS-12 who stole Alice's key cannot be Bob to Alice")
    void keyCompromiseImpersonation() throws Exception {
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED, s -> s.identity = ALICE);
    }

    @Test
    @DisplayName("SESSION, MAC: wrong is AUTH_FAILED")
    void mac() throws Exception {
        fails(AlertCode.AUTH_FAILED, AlertCode.AUTH_FAILED, s -> s.mac = m -> new byte[32]);
    }

    @Test
    void aPlainAlertIsReportedAndNotAnswered() throws Exception {
        FutureTask<SecureChannel> dialled = started(() -> alice.initiate(wire.left(), BOB.id()));
        responder.sendAlert(AlertCode.BUSY);
        assertEquals(AlertCode.BUSY, ((HandshakeException) failure(dialled)).code());
        assertEquals(-1, wire.right().read(ByteBuffer.allocate(1)));
    }
}
