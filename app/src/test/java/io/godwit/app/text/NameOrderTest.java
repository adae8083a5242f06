package io.godwit.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NameOrderTest {

    /** Shuffled and sorted it is as it was. */
    private static void assertOrder(Locale locale, String... names) {
        List<String> wanted = List.of(names);
        List<String> sorted = new ArrayList<>(wanted);
        Collections.shuffle(sorted, new Random(20261129));
        sorted.sort(new NameOrder(locale).by(Function.identity()));
        assertEquals(wanted, sorted);
    }

    @Test
    void capitalsMakeNoDifferenceUnlessNothingElseDoes() {
        assertOrder(Locale.ENGLISH, "apple", "Banana", "cherry", "Cherry", "date");
    }

    @Test
    void numbersCountByTheirValue() {
        assertOrder(
                Locale.ENGLISH,
                "7.txt",
                "Part 1",
                "part 2",
                "Part 2 of 3",
                "Part 2 of 10",
                "part 10",
                "Part 010 b",
                "Part 11",
                "Part 12345678901234567890123",
                "Part 12345678901234567890124",
                "Parts");
        assertOrder(Locale.ENGLISH, "2026-01-09", "2026-01-10", "2026-02-01");
        assertOrder(Locale.ENGLISH, "b.zip", "B2.zip", "b10.zip", "bz.zip");
    }

    @Test
    void digitsOfOtherScriptsAreDigits() {
        assertOrder(Locale.of("ar"), "فيلم ٢", "فيلم 3", "فيلم ١٠", "فيلم 11");
    }

    @Test
    void accentsStandWithTheirLetters() {
        assertOrder(Locale.GERMAN, "Arbeit", "Ärger", "Aster", "Öl", "Zebra");
        assertOrder(Locale.FRENCH, "ecole 1", "école 2", "ecole 3");
        assertOrder(Locale.ENGLISH, "caf\u00e9 1", "cafe\u0301 2", "caf\u00e9 3");
    }

    @Test
    void lettersOfAnyScriptHaveAPlace() {
        assertOrder(Locale.of("ar"), "أحمد", "باسم", "تامر", "ياسر");
    }

    @Test
    void onlyTheSameNameIsEqual() {
        Comparator<String> order = new NameOrder(Locale.ENGLISH).by(Function.identity());
        assertEquals(0, order.compare("a 1", "a 1"));
        List<String> alike = List.of("a 1", "a 01", "A 1", "a-1", "a1", "");
        for (String one : alike) {
            for (String other : alike) {
                assertEquals(
                        Integer.signum(order.compare(one, other)),
                        -Integer.signum(order.compare(other, one)),
                        one + " and " + other);
                assertEquals(one.equals(other), order.compare(one, other) == 0);
            }
        }
    }
}
