package io.godwit.core.transfer.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.ListedContent;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageCodec;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers to a requester who takes the shortest records that anybody may ask for. */
@Timeout(90)
class ShortRecordsTest {

    private static final int ENTRIES = 250;
    private static final int HUGE_SHIFT = 24;

    private final OneFile catalog = new OneFile(3L << 40);
    private final RecordedLine line =
            new RecordedLine(1, new PeerLimits(Limits.MIN_RECORD_DATA, Limits.REQUESTS, 1));
    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
    private final Uploads uploads = catalog.uploads(Environment.system());

    @BeforeEach
    void listen() {
        line.answerWith(answers::add);
        catalog.listed =
                IntStream.range(0, ENTRIES)
                        .mapToObj(i ->
                                new ListedContent(
                                        (i % 7 == 0 ? "ä" : "n").repeat(400 + i % 100),
                                        false,
                                        i,
                                        new ContentId(i, 0, 0, 0)))
                        .toList();
    }

    @AfterEach
    void close() {
        uploads.closed(line);
    }

    private Message answer(Message.Request request) throws Exception {
        uploads.request(line, request);
        Message answer = answers.poll(60, TimeUnit.SECONDS);
        assertNotNull(answer, "no answer");
        byte[] record = new byte[MessageCodec.maxLength(answer)];
        assertTrue(MessageCodec.encode(answer, record, 0) <= Limits.MIN_RECORD_DATA);
        return answer;
    }

    private void pageByPage(BiFunction<Integer, String, Message.Request> page) throws Exception {
        List<ListedContent> all = new ArrayList<>();
        String cursor = "";
        int stream = 0;
        do {
            Message answer = answer(page.apply(++stream, cursor));
            var listing = assertInstanceOf(Message.Listing.class, answer);
            all.addAll(listing.entries());
            cursor = listing.cursor();
        } while (!cursor.isEmpty());
        assertEquals(catalog.listed, all);
    }

    @Test
    void listComesInShorterPages() throws Exception {
        pageByPage((stream, cursor) -> new Message.ListShares(stream, cursor, Limits.MAX_LISTING));
    }

    @Test
    void searchComesInShorterPages() throws Exception {
        pageByPage((stream, cursor) -> new Message.Search(stream, "n", cursor, Limits.MAX_LISTING));
    }

    @Test
    void setOfChunksThatDoesNotFitIsRefused() throws Exception {
        assertEquals(
                new Message.Reject(1, RejectCode.OUT_OF_RANGE),
                answer(new Message.GetHave(1, OneFile.ROOT, HUGE_SHIFT)));
    }
}
