package io.godwit.core.session;

import static org.awaitility.Awaitility.await;

import io.godwit.core.event.EventSink;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An Error while dead connections are looked for keeps nobody from looking again. */
class BrokenChecksTest {

    private static final SessionSettings OFTEN =
            new SessionSettings(
                    AdmissionSettings.DEFAULT,
                    10,
                    Duration.ofMillis(80),
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250));

    private final AtomicInteger rounds = new AtomicInteger();

    /** A clock that fails whoever looks for dead connections. */
    private long nanos() {
        if (Thread.currentThread().getName().equals("godwit-keep-alive")) {
            rounds.incrementAndGet();
            throw new InternalError("for this test");
        }
        return System.nanoTime();
    }

    @Test
    void theNextRoundIsBegun() {
        try (var _ = new Sessions(OFTEN, new RecordingHandler(), EventSink.NONE, this::nanos)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> rounds.get() >= 3);
        }
    }
}
