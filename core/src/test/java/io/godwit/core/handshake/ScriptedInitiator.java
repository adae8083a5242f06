package io.godwit.core.handshake;

import io.godwit.core.crypto.MlKem768;
import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.crypto.X25519;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An initiator that follows the specification except where a test tells it not to. Every part of HELLO and AUTH can be
 * replaced, with everything after it computed honestly, so that exactly one check is broken.
 */
final class ScriptedInitiator {

    final SecureRandom random = new SecureRandom();
    final X25519 dh = X25519.generate(random);
    final MlKem768 kem = MlKem768.generate(random);
    final Frames frames;
    private final Connection connection;

    Identity identity = TestPeers.ALICE;
    PeerId gateFor = TestPeers.BOB.id();
    byte[] magic = Suite.magic();
    int[] versions = {1};
    int[] suites = {1};
    byte[] x25519 = dh.publicKey();
    byte[] mlkem = kem.publicKey();
    RsaKeyPair wrap = TestPeers.WRAP;
    byte[] wrapSpki = wrap.publicKey().spki();
    byte[] extensions = new byte[0];
    byte[] trailing = new byte[0];
    UnaryOperator<byte[]> helloBody = body -> body;
    byte[] hello = new byte[0];

    byte[] spki = identity.publicKey().spki();
    UnaryOperator<byte[]> signer = th -> identity.sign(Suite.INITIATOR_SIGNATURE, th);
    UnaryOperator<byte[]> mac = m -> m;
    UnaryOperator<byte[]> auth = body -> body;

    /** What both sides agreed on, once AUTH is sent. */
    SessionSecrets secrets;

    ScriptedInitiator(Connection connection) {
        this.connection = connection;
        this.frames = new Frames(connection);
    }

    ScriptedInitiator with(Consumer<ScriptedInitiator> change) {
        change.accept(this);
        return this;
    }

    ScriptedInitiator as(Identity other) {
        identity = other;
        spki = other.publicKey().spki();
        return this;
    }

    void sendHello() throws IOException {
        var open = new FieldWriter().bytes(magic).u8(versions.length);
        Arrays.stream(versions).forEach(open::u16);
        open.u8(suites.length);
        Arrays.stream(suites).forEach(open::u16);
        byte[] randomI = new byte[Suite.RANDOM];
        random.nextBytes(randomI);
        byte[] bytes =
                open.bytes(randomI)
                        .bytes(x25519)
                        .bytes(mlkem)
                        .v16(wrapSpki)
                        .v16(extensions)
                        .bytes(trailing)
                        .toBytes();
        byte[] body = new FieldWriter().bytes(bytes).bytes(Hello.gate(gateFor, bytes)).toBytes();
        hello = helloBody.apply(body);
        frames.write(FrameType.HELLO, hello);
    }

    /** Goes on to READY; returns the channel, or throws what the responder said. */
    RecordChannel finish() throws Exception {
        SessionReply reply = SessionReply.decode(frames.read(FrameType.SESSION));
        KeySchedule keys =
                KeySchedule.of(
                        hello,
                        reply.agreed(),
                        dh.agree(reply.x25519()),
                        kem.decapsulate(reply.mlkem()),
                        wrap.decryptOaep(KeySchedule.oaepLabel(hello, reply.open()), reply.oaep())
                                .orElseThrow());
        Proof theirs = Proof.decodeSealed(keys.openR(reply.sealed()).orElseThrow());
        byte[] thI = keys.thI(keys.thR(theirs.spki()), theirs, spki);
        Proof mine = new Proof(spki, signer.apply(thI), mac.apply(keys.macI(thI)));
        frames.write(FrameType.AUTH, auth.apply(keys.sealI(reply.sealed(), mine)));
        secrets = keys.session(thI, mine);
        var factory = new ChannelFactory(TestPeers.settings(), PeerLimits.DEFAULT, new Watchdog());
        RecordChannel channel =
                factory.ofInitiator(
                        connection,
                        new Session(TestPeers.BOB.id(), secrets, () -> {}),
                        0,
                        secrets.traffic());
        channel.sendLimits(PeerLimits.DEFAULT);
        channel.awaitReady();
        return channel;
    }

    RecordChannel run() throws Exception {
        sendHello();
        return finish();
    }
}
