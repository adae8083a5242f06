package io.godwit.core.transfer.upload;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.RecordedLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TurnsTest {

    private final AtomicLong clock = new AtomicLong();

    @Test
    void peerWithManyConnectionsGetsOneShare() throws Exception {
        var turns = new Turns(1, clock::get);
        BlockingQueue<PeerId> served = new LinkedBlockingQueue<>();
        Turns.Turn blocker = turns.take(new RecordedLine(9));
        Thread modest = taker(turns, new RecordedLine(2), 8, served, () -> true);
        await().atMost(Duration.ofMinutes(1)).until(() -> isWaiting(modest));
        List<Thread> greedy = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            greedy.add(taker(turns, new RecordedLine(1), 1, served, () -> isWaiting(modest)));
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> greedy.stream().allMatch(TurnsTest::isWaiting));
        blocker.close();
        modest.join();
        for (Thread thread : greedy) {
            thread.join();
        }
        List<PeerId> order = new ArrayList<>(served);
        long greedyFirst =
                order.subList(0, order.lastIndexOf(new PeerId(2, 0, 0, 0))).stream()
                        .filter(peer -> peer.w0() == 1)
                        .count();
        assertTrue(greedyFirst <= 8, "served " + greedyFirst + " of the greedy peer first");
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING
                || thread.getState() == Thread.State.TERMINATED;
    }

    /** Takes turns, each of which lasts until a condition holds. */
    private static Thread taker(
            Turns turns,
            RecordedLine line,
            int times,
            BlockingQueue<PeerId> served,
            BooleanSupplier until) {
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        for (int i = 0; i < times; i++) {
                            Turns.Turn turn = turns.take(line);
                            served.add(line.remote());
                            while (!until.getAsBoolean()) {
                                Thread.onSpinWait();
                            }
                            turn.close();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Test
    void aloneAPeerMayUseAllSlots() throws Exception {
        var turns = new Turns(4, clock::get);
        for (int i = 0; i < 4; i++) {
            turns.take(new RecordedLine(1));
        }
    }

    @Test
    void slowNetworkGivesItsSlotToOthers() throws Exception {
        var turns = new Turns(1, clock::get);
        Turns.Turn slow = turns.take(new RecordedLine(1));
        slow.sending();
        clock.addAndGet(Turns.LEASE + 1);
        turns.take(new RecordedLine(2)).close();
        slow.close();
        turns.take(new RecordedLine(3)).close();
    }

    @Test
    void readerThatTakesNothingIsCutOffWhenBuffersRunOut() throws Exception {
        var turns = new Turns(1, clock::get);
        List<RecordedLine> stuck = new ArrayList<>();
        for (int i = 0; i < Turns.LENT_PER_SLOT; i++) {
            RecordedLine line = new RecordedLine(i);
            stuck.add(line);
            turns.take(line).sending();
            clock.addAndGet(Turns.LEASE + 1);
        }
        Thread next =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                turns.take(new RecordedLine(99)).close();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        clock.addAndGet(Turns.STUCK + 1);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> stuck.stream().noneMatch(RecordedLine::isOpen));
        next.interrupt();
        next.join();
        assertEquals(Turns.LENT_PER_SLOT, stuck.size());
    }
}
