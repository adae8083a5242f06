package io.godwit.trust.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveHeapTest {

    @Test
    void readsTheSumOfAHistogram() {
        List<String> histogram =
                List.of(
                        "4711:",
                        " num     #instances         #bytes  class name (module)",
                        "   1:          8042        1138816  [B (java.base@25)",
                        "Total         62741        4020304");
        assertEquals(OptionalLong.of(4_020_304), LiveHeap.total(histogram));
        assertEquals(OptionalLong.empty(), LiveHeap.total(List.of("No such process")));
    }
}
