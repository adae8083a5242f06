package io.godwit.core.handshake;

import io.godwit.core.crypto.ConstantTime;
import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.MlKem768;
import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.crypto.Wipe;
import io.godwit.core.crypto.X25519;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.util.Optional;

/** The answering side of the handshake, from HELLO to READY (GW1 specification, sections 3 and 4). Thread-safe. */
final class Responder {

    /** Length of k_rsa in bytes. */
    static final int RSA_SECRET = 32;

    private final Identity identity;
    private final AdmissionPolicy policy;
    private final ChannelFactory channels;
    private final HandshakeSettings settings;
    private final RsaGate rsa;
    private final Sessions sessions;

    Responder(
            Identity identity, AdmissionPolicy policy, ChannelFactory channels, Sessions sessions) {
        this.identity = identity;
        this.policy = policy;
        this.channels = channels;
        this.settings = channels.settings();
        this.rsa = new RsaGate(settings.rsaConcurrency(), settings.rsaQueue());
        this.sessions = sessions;
    }

    /** Goes on after the body of HELLO was read. */
    RecordChannel run(Connection connection, Frames frames, byte[] hello) throws IOException {
        Hello.checkMagic(hello);
        if (!Hello.gateHolds(hello, identity.id())) {
            throw HandshakeException.silent(AlertCode.AUTH_FAILED, "the gate does not hold");
        }
        try (Answer answer = answer(hello, Hello.decode(hello))) {
            frames.write(FrameType.SESSION, answer.session());
            return finish(connection, frames, answer);
        }
    }

    /** Goes on after SESSION was sent. */
    RecordChannel finish(Connection connection, Frames frames, Answer answer) throws IOException {
        KeySchedule keys = answer.keys;
        byte[] plain =
                keys.openI(answer.sealed, frames.read(FrameType.AUTH))
                        .orElseThrow(() -> authFailed("sealed_I does not open"));
        Proof theirs = Proof.decodeSealed(plain);
        byte[] thI = keys.thI(keys.thR(answer.proof.spki()), answer.proof, theirs.spki());
        return admit(connection, frames, keys, thI, theirs);
    }

    /** What answering a HELLO made; not a record, so that nothing prints it. */
    static final class Answer implements AutoCloseable {

        private final KeySchedule keys;
        private final byte[] agreed;
        private final byte[] sealed;
        private final Proof proof;

        private Answer(KeySchedule keys, byte[] agreed, byte[] sealed, Proof proof) {
            this.keys = keys;
            this.agreed = agreed;
            this.sealed = sealed;
            this.proof = proof;
        }

        /** The body of SESSION. */
        byte[] session() {
            return SessionReply.encode(agreed, sealed);
        }

        @Override
        public void close() {
            keys.close();
        }
    }

    Answer answer(byte[] hello, Hello offer) throws HandshakeException {
        byte[] kRsa = settings.randomBytes(RSA_SECRET);
        byte[] shared = new byte[0];
        try (var _ = rsa.enter();
                X25519 dh = X25519.generate(settings.random())) {
            shared = dh.agree(offer.x25519());
            var kem = MlKem768.encapsulate(offer.mlkem(), settings.random());
            byte[] open =
                    SessionReply.encodeOpen(
                            settings.randomBytes(Suite.RANDOM), dh.publicKey(), kem.ciphertext());
            byte[] label = KeySchedule.oaepLabel(hello, open);
            byte[] oaep = offer.wrap().encryptOaep(label, kRsa, settings.random());
            byte[] agreed = SessionReply.encodeAgreed(open, oaep);
            KeySchedule keys = KeySchedule.of(hello, agreed, shared, kem.secret(), kRsa);
            Wipe.bytes(kem.secret());
            Proof proof = prove(keys);
            return new Answer(keys, agreed, keys.sealR(proof), proof);
        } catch (KeyFormatException e) {
            throw FieldReader.malformed("HELLO", e.field());
        } finally {
            Wipe.bytes(shared, kRsa);
        }
    }

    private Proof prove(KeySchedule keys) {
        byte[] spki = identity.publicKey().spki();
        byte[] thR = keys.thR(spki);
        return new Proof(spki, identity.sign(Suite.RESPONDER_SIGNATURE, thR), keys.macR(thR));
    }

    /**
     * The initiator's key, then not our own, signature, MAC and policy, in this order. From here both ends have record
     * keys, so that what READY says is authenticated.
     */
    private RecordChannel admit(
            Connection connection, Frames frames, KeySchedule keys, byte[] thI, Proof theirs)
            throws IOException {
        PeerId peer = PeerId.of(Sha256.of(theirs.spki()));
        Optional<RsaPublicKey> key = identityOf(theirs);
        Optional<AlertCode> refusal =
                key.isEmpty() ? Optional.of(AlertCode.KEY_REJECTED) : Optional.empty();
        if (refusal.isEmpty() && key.get().equals(identity.publicKey())) {
            refusal = Optional.of(AlertCode.SELF);
        }
        if (refusal.isEmpty()) {
            checkProof(key.get(), keys, thI, theirs);
            refusal = policy.refuse(peer);
        }
        SessionSecrets secrets = keys.session(thI, theirs);
        String id = Sessions.key(secrets.sessionId());
        Session session = new Session(peer, secrets, () -> sessions.remove(id));
        RecordChannel channel = channels.ofResponder(connection, session, 0, secrets.traffic());
        boolean admitted = false;
        try {
            if (refusal.isEmpty()) {
                sessions.add(id, session);
                channel.sendReady(0, channels.limits());
                admitted = true;
                return channel;
            }
            channel.sendReady(refusal.get().wire(), channels.limits());
        } finally {
            if (!admitted) {
                session.remove(channel);
            }
        }
        frames.drain();
        throw HandshakeException.silent(refusal.get(), "refused");
    }

    private static Optional<RsaPublicKey> identityOf(Proof theirs) {
        try {
            return Optional.of(theirs.identity());
        } catch (KeyFormatException e) {
            return Optional.empty();
        }
    }

    private static void checkProof(RsaPublicKey key, KeySchedule keys, byte[] thI, Proof theirs)
            throws HandshakeException {
        if (!key.verifyPss(Suite.INITIATOR_SIGNATURE, thI, theirs.signature())) {
            throw authFailed("sig_I is wrong");
        }
        if (!ConstantTime.equal(theirs.mac(), keys.macI(thI))) {
            throw authFailed("mac_I is wrong");
        }
    }

    private static HandshakeException authFailed(String detail) {
        return new HandshakeException(AlertCode.AUTH_FAILED, detail);
    }
}
