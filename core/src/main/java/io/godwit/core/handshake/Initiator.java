package io.godwit.core.handshake;

import io.godwit.core.crypto.ConstantTime;
import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.MlKem768;
import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.crypto.Wipe;
import io.godwit.core.crypto.X25519;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import java.io.IOException;

/** The dialling side of the handshake, from HELLO to READY (GW1 specification, sections 3 and 4). Thread-safe. */
final class Initiator {

    private final Identity identity;
    private final WrapKeys wrapKeys;
    private final ChannelFactory channels;
    private final HandshakeSettings settings;

    Initiator(Identity identity, WrapKeys wrapKeys, ChannelFactory channels) {
        this.identity = identity;
        this.wrapKeys = wrapKeys;
        this.channels = channels;
        this.settings = channels.settings();
    }

    RecordChannel run(Connection connection, PeerId expected) throws IOException {
        Frames frames = new Frames(connection);
        RsaKeyPair wrap = wrapKeys.forOneHandshake();
        try (X25519 dh = X25519.generate(settings.random());
                MlKem768 kem = MlKem768.generate(settings.random())) {
            byte[] hello =
                    new Hello(
                                    settings.randomBytes(Suite.RANDOM),
                                    dh.publicKey(),
                                    kem.publicKey(),
                                    wrap.publicKey())
                            .encode(expected);
            frames.write(FrameType.HELLO, hello);
            SessionReply reply = SessionReply.decode(frames.read(FrameType.SESSION));
            try (KeySchedule keys = agree(hello, reply, dh, kem, wrap)) {
                Proof theirs = openProof(keys, reply);
                checkProof(keys, theirs, expected);
                return authenticate(connection, frames, keys, reply, theirs, expected);
            }
        }
    }

    private KeySchedule agree(
            byte[] hello, SessionReply reply, X25519 dh, MlKem768 kem, RsaKeyPair wrap)
            throws HandshakeException {
        byte[] x25519 = new byte[0];
        byte[] mlkem = new byte[0];
        byte[] rsa = settings.randomBytes(Responder.RSA_SECRET);
        try {
            x25519 = dh.agree(reply.x25519());
            mlkem = kem.decapsulate(reply.mlkem());
            // Whatever goes wrong here shows only as a wrong key later: a random one stands in, and
            // nobody can ask
            // whether a ciphertext was well-formed.
            rsa =
                    wrap.decryptOaep(KeySchedule.oaepLabel(hello, reply.open()), reply.oaep())
                            .filter(secret -> secret.length == Responder.RSA_SECRET)
                            .orElse(rsa);
            return KeySchedule.of(hello, reply.agreed(), x25519, mlkem, rsa);
        } catch (KeyFormatException e) {
            throw FieldReader.malformed("SESSION", e.field());
        } finally {
            Wipe.bytes(x25519, mlkem, rsa);
        }
    }

    private static Proof openProof(KeySchedule keys, SessionReply reply) throws HandshakeException {
        byte[] plain =
                keys.openR(reply.sealed()).orElseThrow(() -> authFailed("sealed_R does not open"));
        return Proof.decodeSealed(plain);
    }

    /** The responder's key, then its peer ID, signature and MAC, in this order. */
    private static void checkProof(KeySchedule keys, Proof theirs, PeerId expected)
            throws HandshakeException {
        RsaPublicKey key = identityOf(theirs);
        if (!PeerId.ofKey(key).equals(expected)) {
            throw new HandshakeException(AlertCode.PEER_MISMATCH, "another peer answered");
        }
        byte[] thR = keys.thR(theirs.spki());
        if (!key.verifyPss(Suite.RESPONDER_SIGNATURE, thR, theirs.signature())) {
            throw authFailed("sig_R is wrong");
        }
        if (!ConstantTime.equal(theirs.mac(), keys.macR(thR))) {
            throw authFailed("mac_R is wrong");
        }
    }

    private static RsaPublicKey identityOf(Proof theirs) throws HandshakeException {
        try {
            return theirs.identity();
        } catch (KeyFormatException e) {
            throw new HandshakeException(AlertCode.KEY_REJECTED, "SPKI_R, " + e.field());
        }
    }

    private RecordChannel authenticate(
            Connection connection,
            Frames frames,
            KeySchedule keys,
            SessionReply reply,
            Proof theirs,
            PeerId expected)
            throws IOException {
        byte[] spki = identity.publicKey().spki();
        byte[] thI = keys.thI(keys.thR(theirs.spki()), theirs, spki);
        byte[] signature = identity.sign(Suite.INITIATOR_SIGNATURE, thI);
        Proof mine = new Proof(spki, signature, keys.macI(thI));
        frames.write(FrameType.AUTH, keys.sealI(reply.sealed(), mine));
        SessionSecrets secrets = keys.session(thI, mine);
        Session session = new Session(expected, secrets, () -> {});
        RecordChannel channel = channels.ofInitiator(connection, session, 0, secrets.traffic());
        boolean admitted = false;
        try {
            channel.sendLimits(channels.limits());
            channel.awaitReady();
            admitted = true;
            return channel;
        } finally {
            if (!admitted) {
                session.remove(channel);
            }
        }
    }

    private static HandshakeException authFailed(String detail) {
        return new HandshakeException(AlertCode.AUTH_FAILED, detail);
    }
}
