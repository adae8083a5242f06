package io.godwit.core.handshake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.protocol.PeerLimits;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whatever comes in before keys, only a typed failure comes out. */
class FrameFuzzTest {

    private static final Handshake BOB = TestPeers.of(TestPeers.BOB);
    private static final Session SESSION =
            new Session(TestPeers.ALICE.id(), SessionSecrets.ofMaster(new byte[32]), () -> {});

    /** The whole stream of a connection that was accepted. */
    @FuzzTest
    void respond(byte @Nullable [] input) throws IOException {
        if (input == null) {
            return;
        }
        try {
            BOB.respond(new RecordingConnection(input));
        } catch (HandshakeException expected) {
            check(!expected.code().name().isEmpty());
        }
    }

    /** A HELLO body whose gate holds. */
    @FuzzTest
    void hello(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            check(Hello.decode(input).mlkem().length == 1_184);
        } catch (HandshakeException expected) {
            check(expected.plainAlert().isPresent());
        }
    }

    /** A SESSION body; what is accepted has exactly one encoding. */
    @FuzzTest
    void session(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            SessionReply reply = SessionReply.decode(input);
            check(Arrays.equals(input, SessionReply.encode(reply.agreed(), reply.sealed())));
        } catch (HandshakeException expected) {
            check(expected.plainAlert().isPresent());
        }
    }

    /** The plaintext of AUTH. */
    @FuzzTest
    void proof(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            check(Arrays.equals(input, Proof.decodeSealed(input).encode()));
        } catch (HandshakeException expected) {
            check(expected.plainAlert().isPresent());
        }
    }

    /** A JOIN body at a peer with one session. */
    @FuzzTest
    void join(byte @Nullable [] input) throws IOException {
        if (input == null) {
            return;
        }
        var sessions = new Sessions();
        sessions.add(Sessions.key(SESSION.secrets().sessionId()), SESSION);
        var channels = new ChannelFactory(TestPeers.settings(), PeerLimits.DEFAULT, new Watchdog());
        var wire = new RecordingConnection();
        try {
            new Joins(channels, sessions).answer(wire, new Frames(wire), input);
            throw new AssertionError("joined without the key");
        } catch (HandshakeException expected) {
            check(expected.plainAlert().isPresent());
        }
    }

    /** The stream behind AUTH, for an initiator that waits for READY. */
    @FuzzTest
    void ready(byte @Nullable [] input) throws IOException {
        if (input == null) {
            return;
        }
        var settings = TestPeers.settings();
        var keys = new DirectionKeys(new byte[32], settings.records());
        var reader =
                new RecordReader(new RecordingConnection(input), keys, settings.buffers(), 262_144);
        try {
            reader.requireNoAlert();
            reader.next().release();
        } catch (EOFException | HandshakeException expected) {
            check(expected.getMessage() != null);
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("a broken promise");
        }
    }
}
