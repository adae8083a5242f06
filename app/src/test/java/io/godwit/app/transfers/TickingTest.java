package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class TickingTest {
    private static final int SECOND = TransferQueue.TICKS_PER_SECOND;

    private final Queue<Runnable> later = new ArrayDeque<>();
    private boolean closed;
    private boolean resting = true;
    private boolean changing;
    private boolean failing;
    private boolean untold;
    private int looks;
    private final Ticking ticking = new Ticking(this::accept, this::look, this::isResting);

    private void accept(Runnable tick) {
        if (closed) {
            throw new RejectedExecutionException();
        }
        later.add(tick);
    }

    private void look() {
        looks++;
        fail(failing);
        ticking.shown(changing);
    }

    private boolean isResting() {
        fail(untold);
        return resting;
    }

    /** Every second time with an error. */
    private void fail(boolean really) {
        if (really && looks % 2 == 0) {
            throw new OutOfMemoryError("for the test");
        }
        if (really) {
            throw new IllegalStateException("for the test");
        }
    }

    /** Lets so many ticks come, or fewer if it rests before. */
    private void ticks(int most) {
        for (int i = 0; i < most && !later.isEmpty(); i++) {
            later.remove().run();
        }
    }

    @Test
    void sleepsUntilItIsWokenAndThenUntilNothingChangedForASecond() {
        assertEquals(0, later.size());
        ticking.wake();
        ticks(100);
        assertEquals(SECOND, looks);
        ticking.wake();
        ticks(100);
        assertEquals(2 * SECOND, looks);
    }

    @Test
    void manyOrdersAreOneTickAndEachBeginsTheSecondAnew() {
        ticking.wake();
        ticking.wake();
        assertEquals(1, later.size());
        ticks(SECOND - 1);
        ticking.wake();
        assertEquals(1, later.size());
        ticks(100);
        assertEquals(2 * SECOND - 1, looks);
    }

    @Test
    void whatChangesBeginsTheSecondAnew() {
        changing = true;
        ticking.wake();
        ticks(100);
        assertEquals(100, looks);
        changing = false;
        ticks(100);
        assertEquals(100 + SECOND, looks);
    }

    @Test
    void goesOnWhileSomethingIsGoingToHappen() {
        resting = false;
        ticking.wake();
        ticks(100);
        assertEquals(100, looks);
        resting = true;
        ticks(100);
        assertEquals(101, looks);
    }

    @Test
    void aLookThatFailsIsTakenAgain() {
        failing = true;
        ticking.wake();
        ticks(100);
        assertEquals(100, looks);
        failing = false;
        ticks(100);
        assertEquals(100 + SECOND, looks);
    }

    @Test
    void goesOnWhileItCannotBeToldWhetherAnythingIsGoingToHappen() {
        untold = true;
        ticking.wake();
        ticks(100);
        assertEquals(100, looks);
        untold = false;
        ticks(100);
        assertEquals(101, looks);
    }

    @Test
    void nothingIsLookedAtAfterTheEnd() {
        ticking.wake();
        ticking.end();
        ticks(100);
        ticking.wake();
        assertEquals(0, later.size());
        assertEquals(0, looks);
    }

    @Test
    void aTickThatWasRefusedIsNotWaitedFor() {
        closed = true;
        ticking.wake();
        closed = false;
        ticking.wake();
        assertEquals(1, later.size());
    }
}
