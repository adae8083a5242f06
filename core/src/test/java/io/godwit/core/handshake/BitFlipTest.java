package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** One bit of every byte of every message is flipped. */
@Timeout(60)
class BitFlipTest {

    /** Type and length of a frame. */
    private static final int HEADER = 4;

    /** Version, suite. */
    private static final int SESSION_OPEN = 4;

    private static final int OAEP_LENGTH_AT = 4 + 32 + 32 + 1_088;
    private static final int SEALED_LENGTH_AT = OAEP_LENGTH_AT + 2 + 384;

    private final HandshakeSettings settings = TestPeers.settings();
    private final Watchdog watchdog = new Watchdog();
    private final ChannelFactory channels =
            new ChannelFactory(settings, PeerLimits.DEFAULT, watchdog);
    private final Initiator initiator = new Initiator(ALICE, TestPeers.wrapKeys(), channels);
    private final Responder responder =
            new Responder(BOB, AdmissionPolicy.EVERYBODY, channels, new Sessions());
    private final AskedAlgorithms asked = AskedAlgorithms.ofThisThread();

    @AfterEach
    void end() {
        asked.close();
    }

    private static byte[] frame(FrameType type, byte[] body) {
        return new FieldWriter().u32(type.wire() << 24 | body.length).bytes(body).toBytes();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << (at % 8));
        return copy;
    }

    /**
     * What a refusal cost, told without a clock: two that are the same have taken the same steps.
     *
     * @param place where in the code it was found
     * @param asked every hash, MAC, cipher and signature until then, so that none is left out on the way there because
     *     something before it went wrong
     */
    private record Cost(List<StackTraceElement> place, List<String> asked) {}

    /** What the refusal cost that was thrown last. */
    private Cost cost(HandshakeException e) {
        List<StackTraceElement> place =
                Arrays.stream(e.getStackTrace()).takeWhile(frame -> !isOfThisTest(frame)).toList();
        return new Cost(place, asked.sinceForgotten());
    }

    private static boolean isOfThisTest(StackTraceElement frame) {
        return frame.getClassName().equals(BitFlipTest.class.getName());
    }

    private HandshakeException thrown(Executable step) {
        asked.forget();
        return assertThrows(HandshakeException.class, step);
    }

    /** All cost the same, and that includes something that is seen to be asked for. */
    private static void assertOne(Set<Cost> costs, String something) {
        assertEquals(1, costs.size(), costs::toString);
        assertTrue(costs.iterator().next().asked().contains(something), costs::toString);
    }

    @Test
    @DisplayName("HS-06 HELLO: after the magic every flipped bit gets silence, after the same work")
    void hello() throws Exception {
        Set<Cost> costs = new HashSet<>();
        byte[] hello = initiator.offer(BOB.id()).hello();
        byte[] frame = frame(FrameType.HELLO, hello);
        for (int i = 0; i < frame.length; i++) {
            var wire = new RecordingConnection(flipped(frame, i));
            var bob = TestPeers.of(BOB, AdmissionPolicy.EVERYBODY, settings);
            HandshakeException e = thrown(() -> bob.respond(wire));
            bob.close();
            assertTrue(wire.closed());
            if (i >= HEADER + Suite.magic().length) {
                assertEquals(AlertCode.AUTH_FAILED, e.code(), "byte " + i);
                assertEquals(0, wire.written().length);
                costs.add(cost(e));
            }
        }
        assertOne(costs, "Mac HmacSHA256");
    }

    @Test
    @DisplayName(
            "HS-06 SESSION: every flipped bit of keys and proof is AUTH_FAILED, after the same work")
    void session() throws Exception {
        Set<Cost> costs = new HashSet<>();
        var offer = initiator.offer(BOB.id());
        byte[] session = responder.answer(offer.hello(), Hello.decode(offer.hello())).session();
        byte[] frame = frame(FrameType.SESSION, session);
        // Each run decrypts OAEP, which takes milliseconds: all of the structure, one byte in
        // sixteen of the long fields.
        for (int i = HEADER; i < frame.length; i++) {
            int field = i - HEADER;
            if (field < 16 || i % 16 == 0 || isLength(field)) {
                checkSession(offer, flipped(frame, i), i).map(this::cost).ifPresent(costs::add);
            }
        }
        assertOne(costs, "Cipher RSA");
    }

    @Test
    @DisplayName("HS-06 SESSION: a flipped bit of any byte, with the same key legs, does not open")
    void transcript() throws Exception {
        byte[] hello = initiator.offer(BOB.id()).hello();
        byte[] session = responder.answer(hello, Hello.decode(hello)).session();
        SessionReply reply = SessionReply.decode(session);
        byte[] leg = new byte[32];
        KeySchedule honest = KeySchedule.of(hello, reply.agreed(), leg, leg, leg);
        byte[] sealed = honest.sealR(new Proof(new byte[0], new byte[0], leg));
        assertTrue(honest.openR(sealed).isPresent());
        for (int i = 0; i < reply.agreed().length; i++) {
            byte[] agreed = flipped(reply.agreed(), i);
            assertTrue(
                    KeySchedule.of(hello, agreed, leg, leg, leg).openR(sealed).isEmpty(),
                    "byte " + i);
        }
        for (int i = 0; i < sealed.length; i++) {
            assertTrue(honest.openR(flipped(sealed, i)).isEmpty(), "byte " + i);
        }
    }

    private static boolean isLength(int field) {
        return field == OAEP_LENGTH_AT
                || field == OAEP_LENGTH_AT + 1
                || field == SEALED_LENGTH_AT
                || field == SEALED_LENGTH_AT + 1;
    }

    /** What a changed key or proof is refused with; empty for what tells where these are. */
    private Optional<HandshakeException> checkSession(Initiator.Offer offer, byte[] frame, int at) {
        var wire = new RecordingConnection(frame);
        HandshakeException e = thrown(() -> initiator.finish(wire, new Frames(wire), offer));
        assertEquals(0, wire.written().length, "nothing of ours is shown");
        int field = at - HEADER;
        if (field < SESSION_OPEN || isLength(field)) {
            assertFalse(e.plainAlert().equals(Optional.of(AlertCode.AUTH_FAILED)), "byte " + at);
            return Optional.empty();
        }
        assertEquals(AlertCode.AUTH_FAILED, e.code(), "byte " + at);
        return Optional.of(e);
    }

    @Test
    @DisplayName("HS-06 AUTH: every flipped bit is AUTH_FAILED, after the same work")
    void auth() throws Exception {
        Set<Cost> costs = new HashSet<>();
        var offer = initiator.offer(BOB.id());
        var answer = responder.answer(offer.hello(), Hello.decode(offer.hello()));
        byte[] auth = honestAuth(offer, answer.session());
        for (int i = HEADER; i < auth.length; i++) {
            var wire = new RecordingConnection(flipped(auth, i));
            HandshakeException e = thrown(() -> responder.finish(wire, new Frames(wire), answer));
            assertEquals(Optional.of(AlertCode.AUTH_FAILED), e.plainAlert(), "byte " + i);
            assertEquals(0, wire.written().length);
            costs.add(cost(e));
        }
        assertOne(costs, "Cipher AES/GCM/NoPadding");
        var wire = new RecordingConnection(auth);
        assertEquals(ALICE.id(), responder.finish(wire, new Frames(wire), answer).remote());
    }

    /** AUTH as the initiator sends it; then it waits in vain for READY. */
    private byte[] honestAuth(Initiator.Offer offer, byte[] session) {
        var wire = new RecordingConnection(frame(FrameType.SESSION, session));
        assertEquals(
                AlertCode.TRUNCATED,
                thrown(() -> initiator.finish(wire, new Frames(wire), offer)).code());
        return Arrays.copyOf(wire.written(), HEADER + 858);
    }

    @Test
    @DisplayName("HS-06 JOIN: every flipped bit is refused")
    void join() throws Exception {
        SessionSecrets secrets = SessionSecrets.ofMaster(new byte[32]);
        var sessions = new Sessions();
        var session = new Session(ALICE.id(), secrets, () -> {});
        sessions.add(Sessions.key(secrets.sessionId()), session);
        var joins = new Joins(channels, sessions);
        byte[] j =
                new FieldWriter().bytes(secrets.sessionId()).u16(3).bytes(new byte[32]).toBytes();
        byte[] join = new FieldWriter().bytes(j).bytes(secrets.joinMac(j)).toBytes();
        for (int i = 0; i < join.length; i++) {
            byte[] body = flipped(join, i);
            var wire = new RecordingConnection();
            AlertCode expected =
                    i < Suite.SESSION_ID ? AlertCode.SESSION_UNKNOWN : AlertCode.AUTH_FAILED;
            assertEquals(
                    expected,
                    thrown(() -> joins.answer(wire, new Frames(wire), body)).code(),
                    "byte " + i);
            assertEquals(0, wire.written().length);
        }
        var wire = new RecordingConnection();
        assertEquals(3, joins.answer(wire, new Frames(wire), join).index());
    }

    @Test
    @DisplayName("HS-06 JOIN_OK: every flipped bit is AUTH_FAILED, after the same work")
    void joinOk() throws Exception {
        Set<Cost> costs = new HashSet<>();
        int length = Suite.RANDOM + Suite.MAC;
        for (int i = 0; i < length; i++) {
            int at = i;
            HandshakeException e = thrown(() -> joinAnsweredWith(at));
            assertEquals(AlertCode.AUTH_FAILED, e.code(), "byte " + i);
            costs.add(cost(e));
        }
        assertOne(costs, "Mac HmacSHA256");
        assertEquals(3, joinAnsweredWith(length).index());
    }

    /** A JOIN whose answer has a flipped bit in this byte, or none behind the last. */
    private RecordChannel joinAnsweredWith(int flipped) throws IOException {
        SessionSecrets secrets = SessionSecrets.ofMaster(new byte[32]);
        var joins = new Joins(channels, new Sessions());
        var session = new Session(BOB.id(), secrets, () -> {});
        var wire = InMemoryConnections.pair();
        var _ = TestPeers.started(() -> answer(new Frames(wire.right()), secrets, flipped));
        return joins.dial(wire.left(), session, 3);
    }

    /** Answers a JOIN and returns what it answers. */
    private static byte[] answer(Frames frames, SessionSecrets secrets, int flipped)
            throws IOException {
        byte[] join = frames.read(FrameType.JOIN);
        byte[] j = Arrays.copyOf(join, join.length - Suite.MAC);
        byte[] randomR = new byte[Suite.RANDOM];
        byte[] mac = secrets.joinOkMac(j, randomR);
        byte[] ok = new FieldWriter().bytes(randomR).bytes(mac).toBytes();
        byte[] answer = flipped < ok.length ? flipped(ok, flipped) : ok;
        frames.write(FrameType.JOIN_OK, answer);
        return answer;
    }

    @Test
    @DisplayName("HS-06 records: every flipped bit ends the connection")
    void records() throws IOException {
        byte[] app = new byte[32];
        var out = new RecordingConnection();
        var writer = new RecordWriter(out, keys(app), new RecordBuffers());
        writer.write(0x16, new byte[40]);
        writer.flush();
        byte[] record = out.written();
        for (int i = 0; i < record.length; i++) {
            var wire = new RecordingConnection(flipped(record, i));
            var reader = new RecordReader(wire, keys(app), new RecordBuffers(), 262_144);
            AlertCode code = thrown(reader::next).code();
            Set<AlertCode> expected =
                    i == 0 || i >= RecordWriter.HEADER
                            ? Set.of(AlertCode.RECORD)
                            : Set.of(AlertCode.RECORD, AlertCode.TOO_LARGE, AlertCode.TRUNCATED);
            assertTrue(expected.contains(code), "byte " + i + ": " + code);
        }
    }

    private DirectionKeys keys(byte[] app) {
        return new DirectionKeys(app.clone(), settings.records());
    }
}
