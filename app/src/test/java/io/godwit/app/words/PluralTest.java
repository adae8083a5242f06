package io.godwit.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluralTest {
    private static String chosen(String pattern, Object... args) {
        return Plural.chosen(pattern, Locale.ENGLISH, args);
    }

    @Test
    void theFormOfTheLanguageIsInItsPlace() {
        String pattern = "has {0,plural,one{a file} other{{0,number} files}}, {1}";
        assertEquals("has a file, {1}", chosen(pattern, 1, "x"));
        assertEquals("has {0,number} files, {1}", chosen(pattern, 7L, "x"));
        assertEquals("has {0,number} files, {1}", chosen(pattern, 0, "x"));
    }

    @Test
    void aFormForOneNumberGoesFirst() {
        String pattern = "{1,plural,=0{none} =1{you} one{one} other{many}}";
        assertEquals("none", chosen(pattern, "x", 0));
        assertEquals("you", chosen(pattern, "x", 1));
        assertEquals("many", chosen(pattern, "x", 2));
    }

    @Test
    void eachPlaceHasItsOwnCount() {
        String pattern = "{0,plural,one{1 file}other{files}} {1,plural,one{is}other{are}}";
        assertEquals("1 file are", chosen(pattern, 1, 2));
        assertEquals("files is", chosen(pattern, 2, 1));
    }

    @Test
    void aFormThatIsMissingIsThatOfOtherCounts() {
        String pattern = "{0,plural,two{b} other{x}}";
        assertEquals("b", Plural.chosen(pattern, Locale.of("ar"), 2));
        assertEquals("x", Plural.chosen(pattern, Locale.of("ar"), 5));
    }

    @Test
    void whatComesIntoAGapIsNoPattern() {
        String odd = "{0,plural,other{no}}";
        assertEquals("{1}", chosen("{0,plural,other{{1}}}", 1, odd));
        assertEquals("nothing", chosen("nothing", odd));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0,plural,one{a file}}",
                "{0,plural,one{a file} other{files}",
                "{0,plural,one a file other{files}}",
                "{0,plural,ONE{a file} other{files}}",
                "{0,plural,}"
            })
    void whatIsNotWellFormedIsRefused(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> chosen(pattern, 1));
    }

    @Test
    void aCountIsANumber() {
        assertThrows(
                IllegalArgumentException.class, () -> chosen("{0,plural,other{files}}", "three"));
        assertThrows(IllegalArgumentException.class, () -> chosen("{1,plural,other{files}}", 1));
    }
}
