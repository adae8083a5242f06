package io.godwit.core.handshake;

import static io.godwit.core.handshake.TestPeers.ALICE;
import static io.godwit.core.handshake.TestPeers.BOB;
import static io.godwit.core.handshake.TestPeers.connect;
import static io.godwit.core.handshake.TestPeers.failure;
import static io.godwit.core.handshake.TestPeers.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JoinTest {

    private final Handshake alice = TestPeers.of(ALICE);
    private final Handshake bob = TestPeers.of(BOB);

    private void refused(AlertCode code, byte[] body) throws Exception {
        var wire = InMemoryConnections.pair();
        var answered = started(() -> bob.respond(wire.right()));
        var frames = new Frames(wire.left());
        frames.write(FrameType.JOIN, body);
        var e = assertThrows(HandshakeException.class, () -> frames.read(FrameType.JOIN_OK));
        assertEquals(code, e.code());
        wire.left().close();
        assertEquals(code, ((HandshakeException) failure(answered)).code());
    }

    private static byte[] join(SecureChannel first, int index) {
        return join(((RecordChannel) first).session().secrets(), index);
    }

    private static byte[] join(SessionSecrets secrets, int index) {
        byte[] j =
                new FieldWriter()
                        .bytes(secrets.sessionId())
                        .u16(index)
                        .bytes(new byte[32])
                        .toBytes();
        return new FieldWriter().bytes(j).bytes(secrets.joinMac(j)).toBytes();
    }

    @Test
    @DisplayName("HS-01 a replayed JOIN, and any second use of an index, is JOIN_REPLAY")
    void replay() throws Exception {
        try (var first = connect(alice, bob)) {
            byte[] body = join(first.dialled(), 1);
            var wire = InMemoryConnections.pair();
            var answered = started(() -> bob.respond(wire.right()));
            new Frames(wire.left()).write(FrameType.JOIN, body);
            answered.get();
            refused(AlertCode.JOIN_REPLAY, body);
            assertThrows(
                    HandshakeException.class,
                    () -> alice.join(InMemoryConnections.pair().left(), first.dialled(), 0));
        }
    }

    @Test
    @DisplayName("JOIN with index 0 or 16 and more is refused: at most 16 connections")
    void indexes() throws Exception {
        try (var first = connect(alice, bob)) {
            refused(AlertCode.MALFORMED, join(first.dialled(), 0));
            refused(AlertCode.MALFORMED, join(first.dialled(), 16));
            refused(AlertCode.MALFORMED, join(first.dialled(), 0xffff));
            TestPeers.join(alice, bob, first, 15);
        }
    }

    @Test
    @DisplayName("HS-01 JOIN at another peer, and after the session's end, is SESSION_UNKNOWN")
    void unknownSession() throws Exception {
        var first = connect(alice, bob);
        byte[] body = join(first.dialled(), 1);
        try (var otherBob = TestPeers.of(BOB)) {
            var wire = InMemoryConnections.pair();
            var answered = started(() -> otherBob.respond(wire.right()));
            var frames = new Frames(wire.left());
            frames.write(FrameType.JOIN, body);
            var e = assertThrows(HandshakeException.class, () -> frames.read(FrameType.JOIN_OK));
            assertEquals(AlertCode.SESSION_UNKNOWN, e.code());
            wire.left().close();
            failure(answered);
        }
        first.answered().close();
        refused(AlertCode.SESSION_UNKNOWN, body);
    }

    @Test
    @DisplayName("a session whose READY could not be sent is none, and JOIN is SESSION_UNKNOWN")
    void lostReady() throws Exception {
        var wire = InMemoryConnections.pair();
        var initiator = new ScriptedInitiator(wire.left());
        var answered = started(() -> bob.respond(new WithoutRecords(wire.right())));
        assertThrows(IOException.class, initiator::run);
        failure(answered);
        refused(AlertCode.SESSION_UNKNOWN, join(initiator.secrets, 1));
    }

    /** A connection that breaks with the first record, which is READY. */
    private record WithoutRecords(Connection wire) implements Connection {
        @Override
        public int read(ByteBuffer target) throws IOException {
            return wire.read(target);
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            if (source.get(source.position()) == RecordWriter.TYPE) {
                throw new IOException("broken");
            }
            wire.write(source);
        }

        @Override
        public InetSocketAddress remoteAddress() {
            return wire.remoteAddress();
        }

        @Override
        public void close() {
            wire.close();
        }
    }

    @Test
    void aJoinOfAnotherLengthIsMalformed() throws Exception {
        refused(AlertCode.MALFORMED, new byte[81]);
        refused(AlertCode.MALFORMED, new byte[83]);
    }

    @Test
    @DisplayName("a JOIN_OK with a wrong MAC is AUTH_FAILED")
    void wrongJoinOk() throws Exception {
        try (var first = connect(alice, bob)) {
            var wire = InMemoryConnections.pair();
            var dialled = started(() -> alice.join(wire.left(), first.dialled(), 2));
            var frames = new Frames(wire.right());
            frames.read(FrameType.JOIN);
            frames.write(FrameType.JOIN_OK, new byte[64]);
            wire.right().finishWriting();
            assertEquals(AlertCode.AUTH_FAILED, ((HandshakeException) failure(dialled)).code());
        }
    }
}
