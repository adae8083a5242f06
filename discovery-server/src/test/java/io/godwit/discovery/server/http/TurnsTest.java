package io.godwit.discovery.server.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final NetworkPrefix FLOOD = new NetworkPrefix(1, false);
    private static final NetworkPrefix HOME = new NetworkPrefix(2, false);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final int MOST_OF_SITE = 100;

    private final Turns turns = new Turns(1, MOST_OF_SITE);

    @Test
    @DisplayName("RL a site that floods is one in the line of all, however many come from it")
    void sitesTakeTurns() throws Exception {
        List<Thread> flood = new ArrayList<>();
        var order = new ArrayList<String>();
        try (var _ = turns.await(new NetworkPrefix(3, false), LONG)) {
            for (int i = 0; i < 20; i++) {
                flood.add(Thread.ofVirtual().start(() -> use(FLOOD, "flood", order)));
            }
            await().until(() -> waiting(flood) == 20);
            flood.add(Thread.ofVirtual().start(() -> use(HOME, "home", order)));
            await().until(() -> waiting(flood) == 21);
        }
        for (Thread thread : flood) {
            thread.join();
        }
        assertEquals(21, order.size());
        assertEquals("home", order.get(1));
        assertEquals(0, turns.sites());
    }

    @Test
    @DisplayName("RL who comes to a line that is full, or waits too long, is turned away")
    void linesAreBounded() throws Exception {
        List<Thread> line = new ArrayList<>();
        var order = new ArrayList<String>();
        try (var _ = turns.await(FLOOD, LONG)) {
            assertThrows(Turns.BusyException.class, () -> turns.await(HOME, Duration.ofMillis(1)));
            for (int i = 1; i < MOST_OF_SITE; i++) {
                line.add(Thread.ofVirtual().start(() -> use(FLOOD, "flood", order)));
            }
            await().until(() -> waiting(line) == MOST_OF_SITE - 1);
            assertThrows(Turns.BusyException.class, () -> turns.await(FLOOD, LONG));
        }
        for (Thread thread : line) {
            thread.join();
        }
        assertEquals(MOST_OF_SITE - 1, order.size());
        assertEquals(0, turns.sites());
    }

    @Test
    @DisplayName("RL nobody waits longer than his patience, in both lines together")
    void patienceIsOfBothLines() throws Exception {
        Duration patience = Duration.ofSeconds(4);
        try (var _ = turns.await(HOME, LONG)) {
            // The line of the site takes most of what the second one has.
            Thread first =
                    Thread.ofVirtual()
                            .start(() ->
                                    assertThrows(
                                            Turns.BusyException.class,
                                            () -> turns.await(FLOOD, patience)));
            await().until(() -> waiting(List.of(first)) == 1);
            long start = System.nanoTime();
            assertThrows(Turns.BusyException.class, () -> turns.await(FLOOD, patience));
            long waited = System.nanoTime() - start;
            first.join();
            assertTrue(
                    waited < patience.multipliedBy(3).dividedBy(2).toNanos(), () -> waited + " ns");
        }
        assertEquals(0, turns.sites());
    }

    private static long waiting(List<Thread> threads) {
        return threads.stream()
                .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                .count();
    }

    private void use(NetworkPrefix site, String name, List<String> order) {
        try (var _ = turns.await(site, LONG)) {
            synchronized (order) {
                order.add(name);
            }
        } catch (Turns.BusyException e) {
            throw new AssertionError(e);
        }
    }
}
