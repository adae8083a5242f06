package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.Payload;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.transfer.RecordedLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestsTest {

    private static final int BYTES = 1_000;

    private static final Requests.Reply ANYTHING =
            new Requests.Reply() {
                @Override
                public void on(Message.Response response) {}

                @Override
                public void lost() {}
            };

    /** Where one request is open, on stream 1, and no other is accepted. */
    private static Requests oneOpen() throws Exception {
        PeerLimits limits = new PeerLimits(Limits.RECORD_DATA, 1, 1);
        var requests = new Requests(new RecordedLine(1, limits));
        assertEquals(1, requests.open(ANYTHING));
        return requests;
    }

    private static Message.Chunk chunk(int length) {
        return new Message.Chunk(1, 0, Payload.of(new byte[length]));
    }

    private static void isTooLarge(Requests requests, int length) {
        var breach = assertThrows(ProtocolException.class, () -> requests.deliver(chunk(length)));
        assertEquals(AlertCode.TOO_LARGE, breach.code());
    }

    @Test
    void whatIsOwedIsDroppedAndNotAByteMore() throws Exception {
        Requests requests = oneOpen();
        requests.finish(1, BYTES);
        requests.deliver(chunk(BYTES - 1));
        requests.deliver(chunk(1));
        isTooLarge(requests, 1);
    }

    @Test
    void nothingIsOwedOnAStreamThatIsFinishedAgain() throws Exception {
        Requests requests = oneOpen();
        requests.finish(1, 0);
        requests.finish(1, BYTES);
        isTooLarge(requests, 1);
    }

    @Test
    @DisplayName("What comes in while this side ends the connection is no breach of the peer")
    void nobodyIsBlamedForWhatWasUnderWay() throws Exception {
        var line = new RecordedLine(1);
        var connections = new Connections();
        Requests requests = connections.of(line);
        int stream = requests.open(ANYTHING);
        assertEquals(1, stream);
        line.close();
        connections.deliver(line, chunk(BYTES));
        assertTrue(requests.isClosed());
        connections.deliver(line, chunk(BYTES));
        assertNull(requests.breach());
    }

    @Test
    @DisplayName("DOS a peer that never has room for a request is not waited for without end")
    void roomThatNeverComes() throws Exception {
        Requests requests = oneOpen();
        assertThrows(IOException.class, () -> requests.openWhenFree(ANYTHING, 1));
        requests.finish(1, 0);
        assertEquals(2, requests.openWhenFree(ANYTHING, 1));
    }

    @Test
    void someAreWithdrawnAndMakeRoom() throws Exception {
        Requests requests = oneOpen();
        assertEquals(List.of(), requests.withdraw(reply -> reply != ANYTHING));
        assertEquals(0, requests.free());
        assertEquals(List.of(1), requests.withdraw(reply -> reply == ANYTHING));
        assertEquals(List.of(), requests.withdraw(reply -> reply == ANYTHING));
        assertEquals(2, requests.openWhenFree(ANYTHING, 1));
    }

    /** Fails in some of so many rounds when bytes are owed only after the stream is taken out. */
    @Test
    void whatComesWhileARequestIsWithdrawnIsNoBreach() throws Exception {
        Requests[] rounds = new Requests[20_000];
        for (int round = 0; round < rounds.length; round++) {
            rounds[round] = oneOpen();
        }
        var ready = new AtomicInteger(-1);
        Thread asker =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int round = 0; round < rounds.length; round++) {
                                while (ready.get() < round) {
                                    Thread.onSpinWait();
                                }
                                rounds[round].finish(1, BYTES);
                            }
                        });
        try {
            for (int round = 0; round < rounds.length; round++) {
                ready.set(round);
                while (rounds[round].free() == 0) {
                    Thread.onSpinWait();
                }
                rounds[round].deliver(chunk(BYTES));
            }
        } finally {
            ready.set(rounds.length);
            asker.join();
        }
    }
}
