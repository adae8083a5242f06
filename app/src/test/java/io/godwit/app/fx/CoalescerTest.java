package io.godwit.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescerTest {
    private final Queue<Runnable> ui = new ArrayDeque<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final Coalescer coalescer = new Coalescer(ui::add, later::add, runs::incrementAndGet);

    @Test
    void runsTheFirstRequestAtOnceAndManyAsOne() {
        for (int i = 0; i < 1_000; i++) {
            coalescer.request();
        }
        drain(ui);
        assertEquals(1, runs.get());
    }

    @Test
    void restsAfterARunAndThenRunsOnceForAllThatCameMeanwhile() {
        coalescer.request();
        drain(ui);
        coalescer.request();
        coalescer.request();
        assertEquals(0, ui.size());
        assertEquals(1, runs.get());
        later.remove().run();
        assertEquals(2, runs.get());
        later.remove().run();
        assertEquals(2, runs.get());
    }

    @Test
    void isReadyAgainAfterAQuietRest() {
        coalescer.request();
        drain(ui);
        later.remove().run();
        coalescer.request();
        drain(ui);
        assertEquals(2, runs.get());
    }

    private static void drain(Queue<Runnable> queue) {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }
}
