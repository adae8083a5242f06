package io.godwit.discovery.server;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecurringTest {

    @Test
    void goesOnAfterWhateverWentWrong() {
        var rounds = new AtomicInteger();
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            timer.execute(
                    new Recurring(
                            timer,
                            Duration.ofMillis(1),
                            () -> {
                                switch (rounds.incrementAndGet()) {
                                    case 1 -> throw new IllegalStateException("a fault");
                                    case 2 -> throw new StackOverflowError("an error");
                                    default -> {}
                                }
                            }));
            await().atMost(Duration.ofSeconds(30)).until(() -> rounds.get() > 3);
            timer.shutdownNow();
        }
    }
}
