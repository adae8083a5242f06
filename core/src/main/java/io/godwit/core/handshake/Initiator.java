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
        try (Offer offer = offer(expected)) {
            frames.write(FrameType.HELLO, offer.hello);
            return finish(connection, frames, offer);
        }
    }

    /** What HELLO offers and the secrets behind it; not a record, so that nothing prints it. */
    static final class Offer implements AutoCloseable {

        private final PeerId expected;
        private final X25519 dh;
        private final MlKem768 kem;
        private final RsaKeyPair wrap;
        private final byte[] hello;

        private Offer(PeerId expected, X25519 dh, MlKem768 kem, RsaKeyPair wrap, byte[] hello) {
            this.expected = expected;
            this.dh = dh;
            this.kem = kem;
            this.wrap = wrap;
            this.hello = hello;
        }

        byte[] hello() {
            return hello.clone();
        }

        @Override
        public void close() {
            dh.close();
            kem.close();
        }
    }

    Offer offer(PeerId expected) {
        RsaKeyPair wrap = wrapKeys.forOneHandshake();
        X25519 dh = X25519.generate(settings.random());
        MlKem768 kem = MlKem768.generate(settings.random());
        byte[] random = settings.randomBytes(Suite.RANDOM);
        Hello hello = new Hello(random, dh.publicKey(), kem.publicKey(), wrap.publicKey());
        return new Offer(expected, dh, kem, wrap, hello.encode(expected));
    }

    /** Goes on after HELLO was sent. */
    RecordChannel finish(Connection connection, Frames frames, Offer offer) throws IOException {
        SessionReply reply = SessionReply.decode(frames.read(FrameType.SESSION));
        try (KeySchedule keys = agree(offer, reply)) {
            Proof theirs = openProof(keys, reply);
            checkProof(keys, theirs, offer.expected);
            Session session = authenticate(frames, keys, reply, theirs, offer.expected);
            return awaitReady(connection, session);
        }
    }

    private KeySchedule agree(Offer offer, SessionReply reply) throws HandshakeException {
        byte[] x25519 = new byte[0];
        byte[] mlkem = new byte[0];
        byte[] rsa = settings.randomBytes(Responder.RSA_SECRET);
        try {
            x25519 = offer.dh.agree(reply.x25519());
            mlkem = offer.kem.decapsulate(reply.mlkem());
            // Whatever goes wrong here shows only as a wrong key later: a random one stands in, and
            // nobody can ask whether a ciphertext was well-formed.
            byte[] label = KeySchedule.oaepLabel(offer.hello, reply.open());
            rsa =
                    offer.wrap
                            .decryptOaep(label, reply.oaep())
                            .filter(secret -> secret.length == Responder.RSA_SECRET)
                            .orElse(rsa);
            return KeySchedule.of(offer.hello, reply.agreed(), x25519, mlkem, rsa);
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

    private Session authenticate(
            Frames frames, KeySchedule keys, SessionReply reply, Proof theirs, PeerId expected)
            throws IOException {
        byte[] spki = identity.publicKey().spki();
        byte[] thI = keys.thI(keys.thR(theirs.spki()), theirs, spki);
        byte[] signature = identity.sign(Suite.INITIATOR_SIGNATURE, thI);
        Proof mine = new Proof(spki, signature, keys.macI(thI));
        frames.write(FrameType.AUTH, keys.sealI(reply.sealed(), mine));
        return new Session(expected, keys.session(thI, mine), () -> {});
    }

    private RecordChannel awaitReady(Connection connection, Session session) throws IOException {
        TrafficSecrets traffic = session.secrets().traffic();
        RecordChannel channel = channels.ofInitiator(connection, session, 0, traffic);
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
