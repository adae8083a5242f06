package io.godwit.core.handshake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.AesGcm;
import io.godwit.core.crypto.Gw1Vectors;
import io.godwit.core.crypto.Hkdf;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.PeerLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every value of the key schedule, every frame and every record against the independent implementation. */
class Gw1VectorsTest {

    private final Gw1Vectors v = new Gw1Vectors();
    private final SessionReply reply = reply();
    private final KeySchedule keys =
            KeySchedule.of(
                    v.get("HELLO"),
                    reply.agreed(),
                    v.get("x25519_shared"),
                    v.get("mlkem_shared"),
                    v.get("k_rsa"));

    private SessionReply reply() {
        try {
            return SessionReply.decode(v.get("SESSION"));
        } catch (HandshakeException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hello() throws Exception {
        var hello =
                new Hello(
                        v.get("random_I"),
                        v.get("x25519_I"),
                        v.get("mlkem_ek"),
                        TestKeys.wrap1().publicKey());
        PeerId responder = PeerId.of(v.get("peerID_R"));
        byte[] body = hello.encode(responder);
        assertArrayEquals(v.get("HELLO"), body);
        assertEquals(1_724, 4 + body.length);
        assertArrayEquals(v.get("gate"), Arrays.copyOfRange(body, body.length - 32, body.length));
        assertTrue(Hello.gateHolds(body, responder));
        assertArrayEquals(v.get("mlkem_ek"), Hello.decode(body).mlkem());
    }

    @Test
    void session() {
        byte[] open =
                SessionReply.encodeOpen(v.get("random_R"), v.get("x25519_R"), v.get("mlkem_ct"));
        assertArrayEquals(v.get("oaep label"), KeySchedule.oaepLabel(v.get("HELLO"), open));
        byte[] agreed = SessionReply.encodeAgreed(open, v.get("oaep"));
        assertArrayEquals(v.get("SESSION"), SessionReply.encode(agreed, v.get("sealed_R")));
        assertArrayEquals(open, reply.open());
        assertArrayEquals(v.get("oaep"), reply.oaep());
        assertArrayEquals(v.get("sealed_R"), reply.sealed());
        assertEquals(2_406, 4 + v.get("SESSION").length);
    }

    @Test
    void keysAndTranscriptHashes() {
        assertArrayEquals(v.get("th1"), Sha256.of(v.get("HELLO"), reply.agreed()));
        byte[] prk =
                Hkdf.extract(
                        v.get("th1"),
                        v.get("x25519_shared"),
                        v.get("mlkem_shared"),
                        v.get("k_rsa"));
        assertArrayEquals(v.get("prk"), prk);
        for (String label : List.of("hs r", "hs i", "mac r", "mac i")) {
            assertArrayEquals(v.get("key " + label), Hkdf.expandLabel(prk, label));
        }
        assertArrayEquals(v.get("th_r"), keys.thR(v.get("spki_R")));
        assertArrayEquals(v.get("mac_R"), keys.macR(v.get("th_r")));
        assertArrayEquals(v.get("th_i"), keys.thI(v.get("th_r"), proofR(), v.get("spki_I")));
        assertArrayEquals(v.get("mac_I"), keys.macI(v.get("th_i")));
    }

    @Test
    void proofs() throws Exception {
        assertArrayEquals(v.get("sealed_R"), keys.sealR(proofR()));
        assertArrayEquals(v.get("AUTH"), keys.sealI(v.get("sealed_R"), proofI()));
        assertEquals(862, 4 + v.get("AUTH").length);
        Proof openedR = Proof.decodeSealed(keys.openR(v.get("sealed_R")).orElseThrow());
        assertArrayEquals(v.get("sig_R"), openedR.signature());
        Proof openedI =
                Proof.decodeSealed(keys.openI(v.get("sealed_R"), v.get("AUTH")).orElseThrow());
        assertArrayEquals(v.get("spki_I"), openedI.spki());
    }

    @Test
    void sessionSecrets() {
        byte[] ms = v.get("ms");
        assertArrayEquals(v.get("exporter"), Hkdf.expandLabel(ms, "exporter"));
        assertArrayEquals(v.get("join"), Hkdf.expandLabel(ms, "join"));
        SessionSecrets secrets = keys.session(v.get("th_i"), proofI());
        assertArrayEquals(v.get("app_i"), secrets.traffic().initiator());
        assertArrayEquals(v.get("app_r"), secrets.traffic().responder());
        assertArrayEquals(v.get("session_id"), secrets.sessionId());
        assertArrayEquals(v.get("channel_binding"), secrets.channelBinding());
    }

    @Test
    void joinedStream() {
        SessionSecrets secrets = SessionSecrets.ofMaster(v.get("ms"));
        byte[] j = v.get("join j");
        byte[] randomR = v.get("join random_R");
        assertArrayEquals(v.get("jm"), Hkdf.expandLabel(v.get("join"), "join mac"));
        assertArrayEquals(v.get("JOIN"), joined(j, secrets.joinMac(j)));
        assertArrayEquals(v.get("JOIN_OK"), joined(randomR, secrets.joinOkMac(j, randomR)));
        assertArrayEquals(v.get("join ms"), Hkdf.extract(Sha256.of(j, randomR), v.get("join")));
        TrafficSecrets traffic = secrets.joined(j, randomR);
        assertArrayEquals(v.get("join app_i"), traffic.initiator());
        assertArrayEquals(v.get("join app_r"), traffic.responder());
    }

    @Test
    void recordKeys() {
        for (String x : List.of("i", "r")) {
            byte[] app = v.get("app_" + x);
            checkKeys(app, x);
            byte[] next = Hkdf.expandLabel(app, "rekey");
            assertArrayEquals(v.get("app " + x + " after rekey"), next);
            checkKeys(next, x + " after rekey");
        }
    }

    private void checkKeys(byte[] app, String name) {
        assertArrayEquals(v.get("key " + name), Hkdf.expandLabel(app, "key"));
        assertArrayEquals(
                v.get("iv " + name), Hkdf.expandLabel(app, "iv", new byte[0], AesGcm.NONCE_BYTES));
    }

    @Test
    void writtenRecordsAreTheSameToTheByte() throws Exception {
        var wire = new RecordingConnection();
        var out = new RecordWriter(wire, keysOf("app_i"), new RecordBuffers());
        out.write(RecordKind.LIMITS, LimitsCodec.encode(PeerLimits.DEFAULT));
        writeMessage(out, 0x01020304);
        writeMessage(out, 5);
        out.write(RecordKind.CLOSE, new byte[] {(byte) AlertCode.CLOSE.wire()});
        out.flush();
        assertArrayEquals(
                joined(
                        v.get("record i 0 LIMITS"),
                        v.get("record i 1 message"),
                        v.get("record i 2 REKEY"),
                        v.get("record i 3 message after rekey"),
                        v.get("record i 4 CLOSE")),
                wire.written());
    }

    @Test
    void recordsOfTheOtherImplementationOpen() throws Exception {
        var wire =
                new RecordingConnection(
                        joined(
                                v.get("record r 0 READY"),
                                v.get("record r 1 message"),
                                v.get("record r 2 REKEY"),
                                v.get("record r 3 message after rekey"),
                                v.get("record r 4 CLOSE")));
        var in = new RecordReader(wire, keysOf("app_r"), new RecordBuffers(), Limits.RECORD_DATA);
        PooledRecord ready = in.next();
        assertEquals(RecordKind.READY, ready.kind());
        assertArrayEquals(LimitsCodec.encodeReady(0, PeerLimits.DEFAULT), TestPeers.dataOf(ready));
        PooledRecord message = in.next();
        assertEquals(0x16, message.kind());
        assertEquals(0x01020304, message.stream());
        assertArrayEquals(v.get("message"), TestPeers.dataOf(message));
        PooledRecord later = in.next();
        assertEquals(5, later.stream());
        assertArrayEquals(v.get("message"), TestPeers.dataOf(later));
        assertEquals(RecordKind.CLOSE, in.next().kind());
    }

    /** Keys that the third record replaces, as in the vectors. */
    private DirectionKeys keysOf(String app) {
        var settings =
                new RecordSettings(
                        1L << 36, 3, Duration.ofHours(1), System::nanoTime, NonceAudit.NONE);
        return new DirectionKeys(v.get(app), settings);
    }

    private void writeMessage(RecordWriter out, int stream) throws Exception {
        byte[] data = v.get("message");
        byte[] buffer = joined(new byte[Limits.RECORD_PREFIX], data);
        out.write(0x16, stream, buffer, Limits.RECORD_PREFIX, data.length);
    }

    private Proof proofR() {
        return new Proof(v.get("spki_R"), v.get("sig_R"), v.get("mac_R"));
    }

    private Proof proofI() {
        return new Proof(v.get("spki_I"), v.get("sig_I"), v.get("mac_I"));
    }

    private static byte[] joined(byte[]... parts) {
        var out = new FieldWriter();
        for (byte[] part : parts) {
            out.bytes(part);
        }
        return out.toBytes();
    }
}
