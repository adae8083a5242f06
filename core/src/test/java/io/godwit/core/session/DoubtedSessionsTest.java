package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.godwit.core.event.EventSink;
import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.MessageKind;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The network changes, and whether anybody is at the other end of a connection is no longer certain. */
@Timeout(60)
class DoubtedSessionsTest {

    private static final Duration MOMENT = Duration.ofMillis(10);

    /** A PING or PONG of {@link PlainChannel}. */
    private static final int RECORD = 9;

    private final FakeClock clock = new FakeClock();
    private final RecordingHandler handler = new RecordingHandler();
    private final Sessions sessions =
            new Sessions(SessionSettings.DEFAULT, handler, EventSink.NONE, clock);
    private final InMemoryConnections wire = InMemoryConnections.pair(128);
    private final Connection peer = wire.left();
    private final Semaphore asked = new Semaphore(0);

    @BeforeEach
    void connect() throws HandshakeException {
        WatchedConnection near = sessions.watch(wire.right());
        var secure =
                new PlainChannel(near, PlainOpener.peer(1), new byte[16], 0, PeerLimits.DEFAULT) {
                    @Override
                    public void flush() {
                        asked.release();
                    }
                };
        sessions.accepted(secure, near);
        clock.advance(MOMENT);
    }

    @AfterEach
    void stop() {
        sessions.close();
    }

    private void doubtAndSee() throws IOException {
        sessions.probe();
        seePing();
    }

    private void seePing() throws IOException {
        ByteBuffer ping = ByteBuffer.allocate(RECORD);
        PlainChannel.readFully(peer, ping);
        assertEquals(MessageKind.PING.wire(), ping.get() & 0xff);
        // One that is still being written when the clock moves would look like progress.
        asked.acquireUninterruptibly();
    }

    private void afterTheTimeToAnswer() {
        clock.advance(KeepAlive.DOUBT.plus(MOMENT));
        sessions.check();
    }

    @Test
    void whoSaysNothingIsDropped() throws Exception {
        doubtAndSee();
        afterTheTimeToAnswer();
        await().until(() -> handler.closed().size() == 1);
        assertEquals(List.of(), sessions.channels());
    }

    @Test
    void whoAnswersStays() throws Exception {
        doubtAndSee();
        clock.advance(MOMENT);
        peer.write(ByteBuffer.allocate(RECORD).put(0, (byte) MessageKind.PONG.wire()));
        assertNotNull(handler.messages().poll(30, TimeUnit.SECONDS));
        afterTheTimeToAnswer();
        assertEquals(1, sessions.channels().size());
    }

    @Test
    void whoDoesNotSendWhatWasAskedForIsNotDoubtedWhileAnythingComes() {
        sessions.channels().getFirst().probe();
        afterTheTimeToAnswer();
        assertEquals(1, sessions.channels().size());
    }

    @Test
    void whoSendsNothingThatWasAskedForAndNothingElseIsDropped() throws Exception {
        clock.advance(KeepAlive.DOUBT);
        sessions.channels().getFirst().probe();
        seePing();
        afterTheTimeToAnswer();
        assertEquals(List.of(), sessions.channels());
    }
}
