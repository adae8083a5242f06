package io.godwit.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final InTurn changes = new InTurn(threads::addFirst);

    private void finish() {
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
    }

    @Test
    void keepsTheOrderWhateverThreadsDo() {
        changes.execute(() -> done.add("one"));
        changes.execute(() -> done.add("two"));
        changes.execute(() -> done.add("three"));
        finish();
        changes.execute(() -> done.add("four"));
        finish();
        assertEquals(List.of("one", "two", "three", "four"), done);
    }

    @Test
    void goesOnAfterAFault() {
        changes.execute(() -> {
            throw new IllegalStateException("a fault of a test");
        });
        changes.execute(() -> done.add("two"));
        finish();
        assertEquals(List.of("two"), done);
    }
}
