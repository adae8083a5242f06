package io.godwit.core.transfer.upload;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.godwit.core.protocol.Message;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request that is withdrawn while it waits for the limit. */
@Timeout(90)
class WithdrawnTest {

    /** What the limit lets go at once; as much again takes three seconds. */
    private static final int BURST = 16 * 1024;

    private static final int RATE = BURST / 3;

    private final RecordedLine line = new RecordedLine(1);
    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Thread> server = new CompletableFuture<>();
    private final Uploads uploads =
            new OneFile(3 << 20)
                    .uploads(RATE, new Environment(System::nanoTime, () -> 1, this::thread));

    private Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().unstarted(work);
        server.complete(thread);
        return thread;
    }

    @AfterEach
    void close() {
        uploads.closed(line);
    }

    @Test
    void isNotAnsweredAnyMore() throws Exception {
        line.answerWith(answers::add);
        uploads.request(line, new Message.Get(1, OneFile.ROOT, OneFile.SHIFT, 0, 0, 4 * BURST));
        var part = assertInstanceOf(Message.Chunk.class, answers.poll(60, TimeUnit.SECONDS));
        assertEquals(BURST, part.payload().length());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> server.join().getState() == Thread.State.TIMED_WAITING);
        uploads.cancel(line, new Message.Cancel(1));
        uploads.request(line, new Message.ListShares(2, "", 1));
        assertInstanceOf(Message.Listing.class, answers.poll(60, TimeUnit.SECONDS));
        assertEquals(BURST, uploads.sentBytes());
    }
}
