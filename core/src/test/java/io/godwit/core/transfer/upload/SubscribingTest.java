package io.godwit.core.transfer.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.godwit.core.content.Bitfield;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks what a running download has, and goes on being told. */
@Timeout(90)
class SubscribingTest {

    private static final int MARKER = 9_999;

    private final OneFile catalog = new OneFile(3 << 20);
    private final RecordedLine line = new RecordedLine(1);
    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
    private final Uploads uploads = catalog.uploads(Environment.system());

    @BeforeEach
    void listen() {
        line.answerWith(answers::add);
    }

    @AfterEach
    void close() {
        uploads.closed(line);
    }

    private void ask(int stream) throws Exception {
        uploads.request(line, new Message.GetHave(stream, OneFile.ROOT, OneFile.SHIFT));
    }

    private Message answer() throws Exception {
        Message answer = answers.poll(60, TimeUnit.SECONDS);
        assertNotNull(answer, "no answer");
        return answer;
    }

    /** Everything that was to be told before is told before this is answered. */
    private void nothingElseIsTold() throws Exception {
        uploads.request(line, new Message.ListShares(MARKER, "", 1));
        assertEquals(MARKER, answer().stream());
    }

    @Test
    void whatIsAddedIsTold() throws Exception {
        ask(1);
        assertEquals(new Message.Have(1, new Bitfield(3)), answer());
        uploads.added(OneFile.ROOT, 2);
        assertEquals(new Message.HaveMore(1, List.of(2)), answer());
    }

    @Test
    void whoIsRefusedHearsNothingLater() throws Exception {
        catalog.offered = false;
        ask(1);
        assertEquals(new Message.Reject(1, RejectCode.NOT_FOUND), answer());
        catalog.offered = true;
        uploads.added(OneFile.ROOT, 0);
        nothingElseIsTold();
    }

    @Test
    void whoMayNoLongerKnowIsToldSoOnceAndNothingElse() throws Exception {
        ask(1);
        answer();
        catalog.offered = false;
        uploads.added(OneFile.ROOT, 0);
        assertEquals(new Message.Reject(1, RejectCode.NOT_FOUND), answer());
        uploads.added(OneFile.ROOT, 1);
        nothingElseIsTold();
    }

    @Test
    void refusedRequestsTakeNoRoomFromOthers() throws Exception {
        catalog.offered = false;
        for (int stream = 1; stream <= 2 * Limits.REQUESTS; stream++) {
            ask(stream);
            assertEquals(new Message.Reject(stream, RejectCode.NOT_FOUND), answer());
        }
    }
}
