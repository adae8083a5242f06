package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final AtomicInteger begun = new AtomicInteger();
    private final WarmUp warmUp = new WarmUp(begun::incrementAndGet);

    @Test
    void littleIsNotWorthIt() {
        warmUp.expect(0);
        warmUp.expect(WarmUp.PAYS_FROM - 1);

        assertEquals(0, begun.get());
    }

    @Test
    void muchBeginsItOnce() {
        warmUp.expect(WarmUp.PAYS_FROM);
        warmUp.expect(Long.MAX_VALUE);

        assertEquals(1, begun.get());
    }
}
