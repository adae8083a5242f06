package io.godwit.core.transfer.upload;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.godwit.core.protocol.Message;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An Error in the middle of an answer, or before it. */
class BrokenServingTest {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean lacking;
    private final RecordedLine line = new RecordedLine(1);
    private final Uploads uploads =
            new OneFile(3 << 20).uploads(new Environment(System::nanoTime, () -> 1, this::thread));

    private Thread thread(Runnable work) {
        if (lacking) {
            throw new OutOfMemoryError("for this test, instead of " + work);
        }
        Thread thread = Thread.ofVirtual().unstarted(work);
        threads.add(thread);
        return thread;
    }

    @AfterEach
    void close() {
        uploads.closed(line);
    }

    @Test
    void endsTheConnectionOnWhichNobodyWouldAnswerAnyMore() throws Exception {
        line.answerWith(message -> {
            throw new InternalError("for this test");
        });
        uploads.request(line, new Message.ListShares(1, "", 1));
        await().atMost(Duration.ofMinutes(1)).until(() -> !line.isOpen());
    }

    @Test
    void endsTheConnectionForWhichThereIsNoThread() throws Exception {
        lacking = true;
        uploads.request(line, new Message.ListShares(1, "", 1));
        assertFalse(line.isOpen());
    }

    @Test
    void whoTellsOfAChunkHasNoPartInIt() throws Exception {
        uploads.request(line, new Message.GetHave(1, OneFile.ROOT, OneFile.SHIFT));
        // Nobody answers any more, as nothing else is asked for.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !line.sent.isEmpty() && threads.stream().noneMatch(Thread::isAlive));
        lacking = true;
        uploads.added(OneFile.ROOT, 0);
        assertFalse(line.isOpen());
    }
}
