package io.godwit.core.transfer.upload;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.godwit.core.protocol.Message;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that ask for pages and lists and never read them. */
@Timeout(90)
class StuckRequestersTest {

    private static final int STUCK = 200;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<RecordedLine> stuck =
            IntStream.range(0, STUCK).mapToObj(RecordedLine::new).toList();
    private final Uploads uploads =
            new OneFile(3 << 20).uploads(new Environment(System::nanoTime, () -> 1, this::thread));

    private Thread thread(Runnable work) {
        Thread thread = Thread.ofVirtual().unstarted(work);
        threads.add(thread);
        return thread;
    }

    @AfterEach
    void close() {
        reading.countDown();
        stuck.forEach(uploads::closed);
    }

    /** What a network that takes nothing does to who sends. */
    private void takeNothing() throws InterruptedIOException {
        held.incrementAndGet();
        try {
            reading.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        answered.incrementAndGet();
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    private void holdNoMoreThan(int most, IntFunction<Message.Request> requests) throws Exception {
        for (RecordedLine line : stuck) {
            line.answerWith(_ -> takeNothing());
            uploads.request(line, requests.apply(1));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        held.get() >= most
                                && threads.stream().allMatch(StuckRequestersTest::isWaiting));
        assertEquals(most, held.get());
        BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
        var honest = new RecordedLine(STUCK, InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));
        honest.answerWith(answers::add);
        uploads.request(honest, requests.apply(1));
        Message answer = answers.poll(30, TimeUnit.SECONDS);
        assertNotNull(answer, "somebody at another address waits for them");
        uploads.closed(honest);
        reading.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> answered.get() == STUCK);
    }

    @Test
    @DisplayName("DOS-05 pages that nobody reads take a bounded part of the memory")
    void pages() throws Exception {
        holdNoMoreThan(
                Uploads.PAGES / Uploads.ADDRESSES,
                stream -> new Message.GetManifest(stream, OneFile.ROOT, 0, 1_024));
        assertInstanceOf(Message.Meta.class, stuck.getFirst().sent.getFirst());
    }

    @Test
    @DisplayName("DOS-05 so do sets of chunks")
    void sets() throws Exception {
        holdNoMoreThan(
                Uploads.PAGES / Uploads.ADDRESSES,
                stream -> new Message.GetHave(stream, OneFile.ROOT, OneFile.SHIFT));
    }

    @Test
    @DisplayName("DOS-05 so do lists")
    void lists() throws Exception {
        holdNoMoreThan(
                Uploads.LISTINGS / Uploads.ADDRESSES,
                stream -> new Message.ListShares(stream, "", 1));
    }
}
