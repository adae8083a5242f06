package io.godwit.app.view;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.protect.ProtectFault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordWorkTest {
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final PasswordWork work = new PasswordWork(background, ui);

    @AfterEach
    void close() {
        background.close();
        ui.close();
    }

    private PasswordWork.State start(PasswordWork.Task task) throws Exception {
        ui.submit(() -> work.start(task, "secret".toCharArray(), made -> {})).get();
        await().until(() -> !ui.submit(() -> work.state().get().running()).get());
        return ui.submit(() -> work.state().get()).get();
    }

    @Test
    void leavesRunningHoweverTheWorkEnds() throws Exception {
        PasswordWork.State fault =
                start((_, _) -> {
                    throw new IllegalStateException("a fault of the program");
                });
        assertEquals(Optional.of(ProtectFault.UNEXPECTED), fault.fault());
        PasswordWork.State error =
                start((_, _) -> {
                    throw new StackOverflowError("no room for anything");
                });
        assertEquals(Optional.of(ProtectFault.UNEXPECTED), error.fault());
        assertTrue(start((_, _) -> Path.of("made")).fault().isEmpty());
    }

    /** Threads can be long in coming while others keep the processors busy. */
    @Test
    void whatIsStoppedBeforeItHasBegunEndsToo() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        char[] typed = "secret".toCharArray();
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            var _ =
                    one.submit(() -> {
                        busy.await();
                        return true;
                    });
            PasswordWork late = new PasswordWork(one, ui);
            PasswordWork.State ended =
                    ui.submit(
                                    () -> {
                                        late.start((_, _) -> Path.of("made"), typed, made -> {});
                                        late.cancel();
                                        return late.state().get();
                                    })
                            .get();
            busy.countDown();
            assertFalse(ended.running());
            assertEquals(Optional.of(ProtectFault.STOPPED), ended.fault());
            assertArrayEquals(new char[typed.length], typed);
        }
    }
}
