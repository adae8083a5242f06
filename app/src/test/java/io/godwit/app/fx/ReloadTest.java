package io.godwit.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReloadTest {
    private final UiThread ui = new UiThread();
    private final ExecutorService background = BackgroundThreads.open();

    /** What the source says to each load in turn; a load waits for it. */
    private final BlockingQueue<Reload.Source<String>> answers = new LinkedBlockingQueue<>();

    private final AtomicInteger begun = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();

    private final Reload<String> reload =
            new Reload<>(
                    background,
                    ui,
                    this::answer,
                    told::add,
                    failed -> told.add("failed " + failed));

    private String answer() throws IOException {
        begun.incrementAndGet();
        try {
            return answers.take().load();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
        ui.close();
    }

    @Test
    void deliversWhatIsLoadedAndWhyItIsNot() {
        answers.add(() -> "one");
        reload.request();
        ui.until(() -> told.equals(List.of("one")));
        answers.add(() -> {
            throw new IOException("away");
        });
        reload.request();
        ui.until(() -> told.size() == 2);
        assertEquals("failed java.io.IOException: away", told.getLast());
    }

    @Test
    void whatIsAskedForDuringALoadIsLoadedAfterIt() {
        reload.request();
        ui.until(() -> begun.get() == 1);
        reload.request();
        answers.add(() -> "one");
        answers.add(() -> "two");
        ui.until(() -> told.equals(List.of("one", "two")));
    }

    @Test
    void aFaultOfTheSourceDoesNotEndTheLoading() {
        answers.add(() -> {
            throw new IllegalStateException("a fault of a test");
        });
        reload.request();
        ui.until(answers::isEmpty);
        answers.add(() -> "one");
        reload.request();
        ui.until(() -> told.equals(List.of("one")));
    }

    @Test
    void anErrorOfTheSourceDoesNotEndTheLoading() {
        answers.add(() -> {
            throw new OutOfMemoryError("of a test");
        });
        reload.request();
        ui.until(answers::isEmpty);
        answers.add(() -> "one");
        reload.request();
        ui.until(() -> told.equals(List.of("one")));
    }
}
