package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordPauseTest {
    private final AtomicLong nanos = new AtomicLong();
    private final PasswordPause pause = new PasswordPause(nanos::get);

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private void wrong() {
        assertTrue(pause.begin());
        pause.wrong();
    }

    @Test
    void onesThatAreBegunAtOnceCount() {
        for (int i = 0; i < 3; i++) {
            assertTrue(pause.begin());
        }
        assertFalse(pause.begin());
        assertEquals(2, pause.secondsLeft());
        pass(1);
        pause.wrong();
        assertEquals(2, pause.secondsLeft(), "from when it is known");
        pause.wrong();
        pause.wrong();
        assertEquals(2, pause.secondsLeft(), "each is counted once");
    }

    @Test
    @DisplayName("KEY tries of which nothing is known shorten no pause")
    void undecidedOnesShortenNothing() {
        for (int i = 0; i < 20; i++) {
            wrong();
            pass(60);
        }
        for (int i = 0; i < 20; i++) {
            assertTrue(pause.begin());
            pause.undecided();
            assertEquals(0, pause.secondsLeft());
        }
        wrong();
        assertEquals(60, pause.secondsLeft());
    }

    @Test
    void aWrongOneAfterARightOneIsTheFirst() {
        wrong();
        wrong();
        assertTrue(pause.begin());
        pause.right();
        pause.wrong();
        assertTrue(pause.begin(), "the second costs nothing");
        pause.wrong();
        assertTrue(pause.begin());
        assertEquals(2, pause.secondsLeft());
    }
}
