package io.godwit.trust.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void leavesTheStartOutAndFitsALine() {
        Trend trend = new Trend();
        for (int i = 0; i < 30; i++) {
            trend.add(i / 10.0, i < 10 ? 1_000 * i : 50 + 2 * i);
        }
        assertEquals(20, trend.perHour(), 1e-9);
        assertEquals(9_000, trend.most());
    }

    @Test
    void isFlatWhereThereIsNothingToSay() {
        assertEquals(0, new Trend().perHour());
    }
}
