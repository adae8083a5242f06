package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class LookupPromptsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final List<Runnable> listeners = new ArrayList<>();
    private final LookupPrompts prompts =
            new LookupPrompts(new ReentrantLock(), new Network(), INTERVAL, 0);

    private final class Network extends Nobody {
        @Override
        public Watch watch(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }
    }

    private void change() {
        listeners.forEach(Runnable::run);
    }

    private void look(boolean news, long now) {
        prompts.heed();
        prompts.looked(news, now);
    }

    @Test
    void aShortDownloadThatIsServedDoesNotListen() {
        prompts.listen(SECOND, true);
        assertEquals(0, listeners.size());
        prompts.listen(2 * SECOND, true);
        assertEquals(1, listeners.size());
    }

    @Test
    void oneThatNobodyServesListensAtOnceAndOnce() {
        prompts.listen(0, false);
        prompts.listen(SECOND, false);
        assertEquals(1, listeners.size());
    }

    @Test
    void aChangePromptsOneLookupHalfASecondAfterTheLast() {
        prompts.listen(0, false);
        look(false, 0);
        assertFalse(prompts.areDue(SECOND));
        change();
        assertFalse(prompts.areDue(SECOND / 2 - 1));
        assertTrue(prompts.areDue(SECOND / 2));
        look(true, SECOND);
        assertFalse(prompts.areDue(10 * SECOND));
    }

    @Test
    void promptsInVainComeEverMoreSeldomUntilSomebodyIsFound() {
        prompts.listen(0, false);
        long now = 0;
        long gap = SECOND / 2;
        for (int i = 0; i < 10; i++) {
            change();
            assertFalse(prompts.areDue(now + gap - 1));
            assertTrue(prompts.areDue(now + gap));
            now += gap;
            look(false, now);
            gap = Math.min(2 * gap, INTERVAL.toNanos());
        }
        assertEquals(INTERVAL.toNanos(), gap);
        change();
        look(true, now);
        change();
        assertTrue(prompts.areDue(now + SECOND / 2));
    }

    @Test
    void lookupsThatNothingPromptedDoNotDelayPrompts() {
        prompts.listen(0, false);
        for (int i = 0; i < 10; i++) {
            look(false, i * SECOND);
        }
        change();
        assertTrue(prompts.areDue(9 * SECOND + SECOND / 2));
    }

    @Test
    void whatIsClosedNeitherListensNorBeginsTo() {
        prompts.listen(0, false);
        prompts.close();
        assertEquals(0, listeners.size());
        prompts.listen(SECOND, false);
        assertEquals(0, listeners.size());
    }
}
