package io.godwit.core.handshake;

import io.godwit.core.crypto.MlKem768;
import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.crypto.X25519;
import io.godwit.core.identity.Identity;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A responder that follows the specification except where a test tells it not to, with everything after the change
 * computed honestly, so that exactly one check of the initiator is broken.
 */
final class ScriptedResponder {

    /** Encrypts the key of the RSA leg. */
    interface Encryption {
        byte[] of(RsaPublicKey wrap, byte[] label, byte[] message) throws GeneralSecurityException;
    }

    private final Frames frames;
    private final SecureRandom random = new SecureRandom();
    private final X25519 dh = X25519.generate(random);

    Identity identity = TestPeers.BOB;
    int version = 1;
    int suite = 1;
    byte[] x25519 = dh.publicKey();
    UnaryOperator<byte[]> ciphertext = ct -> ct;
    UnaryOperator<byte[]> label = l -> l;
    Encryption encryption = (wrap, l, message) -> wrap.encryptOaep(l, message, random);
    UnaryOperator<byte[]> oaep = c -> c;
    byte[] kRsa = new byte[32];
    byte[] spki = identity.publicKey().spki();
    UnaryOperator<byte[]> signer = th -> identity.sign(Suite.RESPONDER_SIGNATURE, th);
    UnaryOperator<byte[]> mac = m -> m;
    UnaryOperator<byte[]> sealed = s -> s;
    byte[] hello = new byte[0];
    private byte[] sealedR = new byte[0];
    private @Nullable KeySchedule schedule;

    ScriptedResponder(Connection connection) {
        this.frames = new Frames(connection);
        Arrays.fill(kRsa, (byte) 9);
    }

    ScriptedResponder with(Consumer<ScriptedResponder> change) {
        change.accept(this);
        return this;
    }

    ScriptedResponder as(Identity other) {
        identity = other;
        spki = other.publicKey().spki();
        return this;
    }

    /** Answers one HELLO and returns the frame that comes back: AUTH, or the alert as an exception. */
    byte[] run() throws Exception {
        hello = frames.read(FrameType.HELLO);
        frames.write(FrameType.SESSION, answer());
        return frames.read(FrameType.AUTH);
    }

    /** What the initiator proved with AUTH, which a responder can read whether it is honest or not. */
    Proof proofIn(byte[] auth) throws HandshakeException {
        return Proof.decodeSealed(
                Objects.requireNonNull(schedule).openI(sealedR, auth).orElseThrow());
    }

    private byte[] answer() throws Exception {
        Hello offer = Hello.decode(hello);
        var kem = MlKem768.encapsulate(offer.mlkem(), random);
        byte[] randomR = new byte[32];
        byte[] open =
                new FieldWriter()
                        .u16(version)
                        .u16(suite)
                        .bytes(randomR)
                        .bytes(x25519)
                        .bytes(ciphertext.apply(kem.ciphertext()))
                        .toBytes();
        byte[] l = label.apply(KeySchedule.oaepLabel(hello, open));
        byte[] c = oaep.apply(encryption.of(offer.wrap(), l, kRsa));
        byte[] agreed = SessionReply.encodeAgreed(open, c);
        KeySchedule keys =
                KeySchedule.of(hello, agreed, dh.agree(offer.x25519()), kem.secret(), kRsa);
        byte[] thR = keys.thR(spki);
        Proof proof = new Proof(spki, signer.apply(thR), mac.apply(keys.macR(thR)));
        sealedR = sealed.apply(keys.sealR(proof));
        schedule = keys;
        return SessionReply.encode(agreed, sealedR);
    }

    void sendAlert(AlertCode code) throws IOException {
        frames.read(FrameType.HELLO);
        frames.alert(code);
    }
}
