package io.godwit.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.protocol.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeepAliveTest {

    private final FakeClock clock = new FakeClock();
    private final CountingConnection network = new CountingConnection();
    private final WatchedConnection connection = new WatchedConnection(network, clock);
    private final KeepAlive keepAlive =
            new KeepAlive(connection, SessionSettings.DEFAULT, clock.getAsLong());

    private KeepAlive.Verdict after(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        return keepAlive.check(clock.getAsLong());
    }

    @Test
    void asksAfterEvery15SecondsOfSilenceAndGivesUpAfter45() {
        assertEquals(KeepAlive.Verdict.FINE, after(14));
        assertEquals(KeepAlive.Verdict.PING, after(1));
        keepAlive.asked();
        assertEquals(KeepAlive.Verdict.FINE, after(1));
        assertEquals(KeepAlive.Verdict.PING, after(14));
        assertEquals(KeepAlive.Verdict.FINE, after(15), "the last PING has not gone out");
        assertEquals(KeepAlive.Verdict.DEAD, after(1));
    }

    @Test
    void anyRecordIsASignOfLife() {
        for (int i = 0; i < 20; i++) {
            assertEquals(KeepAlive.Verdict.FINE, after(14));
            keepAlive.received(clock.getAsLong());
        }
    }

    @Test
    void aWriteThatNeverEndsIsDeathEvenWhileRecordsComeIn() throws IOException {
        network.onWrite(() -> {
            clock.advance(Duration.ofSeconds(45));
            keepAlive.received(clock.getAsLong());
            assertEquals(KeepAlive.Verdict.FINE, keepAlive.check(clock.getAsLong()));
            clock.advance(Duration.ofSeconds(1));
            assertEquals(KeepAlive.Verdict.DEAD, keepAlive.check(clock.getAsLong()));
        });
        connection.write(ByteBuffer.allocate(1));
        assertEquals(1, network.writes());
    }

    @Test
    void aSlowLineThatGoesOnTakingBytesIsAlive() throws IOException {
        network.onWrite(() -> clock.advance(Duration.ofSeconds(40)));
        for (int i = 0; i < 10; i++) {
            connection.write(ByteBuffer.allocate(1));
            assertTrue(keepAlive.check(clock.getAsLong()) != KeepAlive.Verdict.DEAD);
        }
    }

    @Test
    void aWriteThatFitsIntoABufferProvesNothing() throws IOException {
        for (int i = 0; i < 3; i++) {
            after(15);
            connection.write(ByteBuffer.allocate(1));
        }
        assertEquals(KeepAlive.Verdict.DEAD, after(1));
    }

    @Test
    void largeWritesGoOutInSlices() throws IOException {
        connection.write(ByteBuffer.allocate(1_000_000));
        assertEquals(8, network.writes());
        assertEquals(1_000_000, network.written());
    }

    @Test
    void twoRecordsOfChunksGoOutInOneSlice() throws IOException {
        int around = Limits.CHUNK_HEADROOM + 64;
        connection.write(ByteBuffer.allocate(2 * (Limits.CHUNK_DATA + around)));
        assertEquals(1, network.writes());
    }

    private void somethingComes() throws IOException {
        network.gives(1);
        assertEquals(1, connection.read(ByteBuffer.allocate(1)));
    }

    @Test
    void whoIsDoubtedAndSaysNothingIsGivenUpAfter3Seconds() {
        after(2);
        assertTrue(keepAlive.doubt(clock.getAsLong()));
        assertEquals(KeepAlive.Verdict.FINE, after(3));
        assertEquals(KeepAlive.Verdict.DEAD, after(1));
    }

    @Test
    void aSingleByteDispelsADoubt() throws IOException {
        assertTrue(keepAlive.doubt(clock.getAsLong()));
        after(2);
        somethingComes();
        assertEquals(KeepAlive.Verdict.FINE, after(12));
        assertEquals(KeepAlive.Verdict.PING, after(1));
    }

    @Test
    void whatCameBeforeADoubtDoesNotDispelIt() throws IOException {
        after(1);
        somethingComes();
        assertTrue(keepAlive.doubt(clock.getAsLong()));
        assertEquals(KeepAlive.Verdict.DEAD, after(4));
    }

    @Test
    void aWriteThatWaitedAndWentOnDispelsADoubt() throws IOException {
        assertTrue(keepAlive.doubt(clock.getAsLong()));
        network.onWrite(() -> clock.advance(Duration.ofSeconds(2)));
        connection.write(ByteBuffer.allocate(1));
        assertEquals(KeepAlive.Verdict.FINE, after(10));
    }

    @Test
    void aLineWhoseWritesTakeLongIsDoubtedForLonger() throws IOException {
        network.onWrite(() -> clock.advance(Duration.ofSeconds(7)));
        connection.write(ByteBuffer.allocate(1));
        assertTrue(keepAlive.doubt(clock.getAsLong()));
        assertTrue(after(28) != KeepAlive.Verdict.DEAD, "four more of them");
        assertEquals(KeepAlive.Verdict.DEAD, after(1));
    }

    @Test
    void aWriteThatTookLongIsForgotten() throws IOException {
        network.onWrite(() -> clock.advance(Duration.ofSeconds(12)));
        connection.write(ByteBuffer.allocate(1));
        after(30);
        somethingComes();
        keepAlive.received(clock.getAsLong());
        after(15);
        assertTrue(keepAlive.doubt(clock.getAsLong()));
        assertEquals(KeepAlive.Verdict.DEAD, after(4));
    }

    @Test
    void aDoubtIsNotRaisedAgainBeforeItIsSettled() throws IOException {
        assertTrue(keepAlive.doubt(clock.getAsLong()));
        after(1);
        assertFalse(keepAlive.doubt(clock.getAsLong()), "asked a moment ago");
        after(3);
        assertFalse(keepAlive.doubt(clock.getAsLong()), "the verdict would come later");
        somethingComes();
        assertTrue(keepAlive.doubt(clock.getAsLong()));
    }

    @Test
    void onlyOnePingIsAnsweredAtATime() {
        assertTrue(keepAlive.beginAnswer());
        assertFalse(keepAlive.beginAnswer());
        keepAlive.answered();
        assertTrue(keepAlive.beginAnswer());
    }
}
