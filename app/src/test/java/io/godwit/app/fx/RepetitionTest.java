package io.godwit.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final Repetition repetition =
            new Repetition(Runnable::run, later::add, runs::incrementAndGet);

    /** Everything that waits now, and nothing that it queues. */
    private void pause() {
        for (int waiting = later.size(); waiting > 0; waiting--) {
            later.remove().run();
        }
    }

    @Test
    void runsAtOnceAndAfterEachPauseUntilItIsStopped() {
        repetition.start();
        assertEquals(1, runs.get());
        pause();
        pause();
        assertEquals(3, runs.get());
        repetition.stop();
        pause();
        assertEquals(3, runs.get());
        assertEquals(0, later.size());
    }

    @Test
    void twoStartsAreOne() {
        repetition.start();
        repetition.start();
        pause();
        assertEquals(2, runs.get());
    }

    @Test
    void workThatFailsIsDoneAgain() {
        var failing =
                new Repetition(
                        Runnable::run,
                        later::add,
                        () -> {
                            runs.incrementAndGet();
                            throw new IllegalStateException("a fault");
                        });
        assertThrows(IllegalStateException.class, failing::start);
        assertThrows(IllegalStateException.class, this::pause);
        assertEquals(2, runs.get());
        assertEquals(1, later.size());
    }

    @Test
    void stoppedAndStartedAgainWithinAPauseItGoesOnAsOne() {
        repetition.start();
        for (int i = 0; i < 5; i++) {
            repetition.stop();
            repetition.start();
        }
        assertEquals(6, runs.get());
        pause();
        assertEquals(7, runs.get());
        pause();
        assertEquals(8, runs.get());
        assertEquals(1, later.size());
    }
}
