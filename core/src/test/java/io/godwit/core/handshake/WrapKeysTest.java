package io.godwit.core.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.crypto.TestKeys;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WrapKeysTest {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final WrapKeys keys = new WrapKeys(this::make, background::add, clock::get);

    private RsaKeyPair make() {
        made.incrementAndGet();
        return made.get() % 2 == 1 ? TestKeys.wrap1() : TestKeys.wrap2();
    }

    private void runBackground() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void theFirstKeyIsMadeInTheBackgroundAtStart() throws Exception {
        assertEquals(0, made.get());
        var waiting = TestPeers.started(keys::forOneHandshake);
        runBackground();
        assertEquals(TestKeys.wrap1().publicKey(), waiting.get().publicKey());
    }

    @Test
    void aKeyServesAThousandHandshakesAndItsSuccessorIsReadyThen() {
        runBackground();
        RsaKeyPair first = keys.forOneHandshake();
        for (int i = 1; i < 1_000; i++) {
            assertSame(first, keys.forOneHandshake());
            runBackground();
        }
        assertEquals(2, made.get());
        assertNotSame(first, keys.forOneHandshake());
        assertEquals(2, made.get());
    }

    @Test
    void aKeyServesADay() {
        runBackground();
        RsaKeyPair first = keys.forOneHandshake();
        clock.addAndGet(Duration.ofHours(23).toNanos());
        assertSame(first, keys.forOneHandshake());
        runBackground();
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertNotSame(first, keys.forOneHandshake());
    }
}
