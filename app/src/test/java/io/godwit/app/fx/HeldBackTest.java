package io.godwit.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldBackTest {
    private final List<String> done = new ArrayList<>();
    private final HeldBack held = new HeldBack(Runnable::run);

    @Test
    void handsOverInOrderWhenItIsReleased() {
        held.execute(() -> done.add("first"));
        held.execute(() -> done.add("second"));
        assertEquals(List.of(), done);
        held.release();
        assertEquals(List.of("first", "second"), done);
    }

    @Test
    void holdsNothingBackAfterwards() {
        held.release();
        held.execute(() -> done.add("at once"));
        assertEquals(List.of("at once"), done);
    }
}
