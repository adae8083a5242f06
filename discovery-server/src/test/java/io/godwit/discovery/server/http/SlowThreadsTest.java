package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlowThreadsTest {

    private final SlowThreads threads = new SlowThreads("test-slow-", 2);

    @Test
    @DisplayName("RL virtual threads run while others wait for what is computed for long")
    void virtualThreadsRunMeanwhile() throws Exception {
        var end = new AtomicBoolean();
        var began = new CountDownLatch(1);
        List<FutureTask<Boolean>> computing = new ArrayList<>();
        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            var task = new FutureTask<Boolean>(() -> threads.compute(() -> spin(began, end)));
            computing.add(task);
            Thread.ofVirtual().start(task);
        }
        try {
            assertTrue(began.await(30, TimeUnit.SECONDS));
            var ran = new CountDownLatch(1);
            Thread.ofVirtual().start(ran::countDown);
            assertTrue(ran.await(30, TimeUnit.SECONDS));
        } finally {
            end.set(true);
        }
        for (FutureTask<Boolean> task : computing) {
            assertFalse(task.get(30, TimeUnit.SECONDS), "computed in a virtual thread");
        }
    }

    /** Keeps its thread busy until the end, and tells whether that is a virtual one. */
    private static boolean spin(CountDownLatch began, AtomicBoolean end) {
        began.countDown();
        while (!end.get()) {
            Thread.onSpinWait();
        }
        return Thread.currentThread().isVirtual();
    }

    @Test
    void whatIsThrownComesOut() throws Exception {
        var failure =
                assertThrows(
                        ExecutionException.class,
                        () ->
                                threads.compute(() -> {
                                    throw new IOException("on purpose");
                                }));
        assertInstanceOf(IOException.class, failure.getCause());
        assertEquals(2, threads.compute(() -> 2));
    }
}
