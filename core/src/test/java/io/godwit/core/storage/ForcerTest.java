package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForcerTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Forcer forcer = new Forcer(threads);
    private final AtomicInteger forced = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void allAreForcedAlsoWhenOneFails() {
        IOException failure = new IOException("no space");
        var thrown =
                assertThrows(
                        IOException.class,
                        () ->
                                forcer.force(
                                        List.of(0, 1, 2, 3),
                                        file -> {
                                            forced.incrementAndGet();
                                            if (file == 1) {
                                                throw failure;
                                            }
                                        }));
        assertSame(failure, thrown);
        assertEquals(4, forced.get());
    }

    @Test
    void anErrorOfTheMachineIsNotWaitedForForEver() {
        Error failure = new InternalError("a fault in a mapped file");
        var thrown =
                assertThrows(
                        CompletionException.class,
                        () ->
                                forcer.force(
                                        List.of(0, 1),
                                        file -> {
                                            throw failure;
                                        }));
        assertSame(failure, thrown.getCause());
    }
}
