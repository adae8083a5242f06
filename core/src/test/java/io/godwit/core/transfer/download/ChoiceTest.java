package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static Choice choice(int candidates, int steps, long seed) {
        return new Choice(candidates, steps, new SplittableRandom(seed));
    }

    @Test
    void rarestIsTaken() {
        Choice choice = choice(4, 4, 1);
        assertEquals(-1, choice.best());
        choice.show(10, 3);
        choice.show(11, 1);
        choice.show(12, 2);
        assertEquals(11, choice.best());
    }

    @Test
    void ofEquallyRareOnesChanceTakesAny() {
        Set<Integer> taken = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            Choice choice = choice(5, 5, seed);
            choice.show(9, 1);
            for (int number = 0; number < 4; number++) {
                choice.show(number, 0);
            }
            taken.add(choice.best());
        }
        assertEquals(Set.of(0, 1, 2, 3), taken);
    }

    @Test
    void theNextInOrderIsTakenUnlessThereIsARarerOne() {
        Choice asRare = choice(2, 2, 1);
        asRare.show(7, 1);
        asRare.prefer(3, 1);
        assertEquals(3, asRare.best());
        Choice rarer = choice(2, 2, 1);
        rarer.show(7, 0);
        rarer.prefer(3, 1);
        assertEquals(7, rarer.best());
    }

    @Test
    void noMoreAreLookedAtThanWasSaid() {
        Choice few = choice(1, 9, 1);
        assertTrue(few.goesOn());
        few.show(1, 0);
        assertFalse(few.goesOn());
        Choice none = choice(9, 2, 1);
        assertTrue(none.goesOn());
        assertTrue(none.goesOn());
        assertFalse(none.goesOn());
    }
}
