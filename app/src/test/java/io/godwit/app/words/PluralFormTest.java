package io.godwit.app.words;

import static io.godwit.app.words.PluralForm.FEW;
import static io.godwit.app.words.PluralForm.MANY;
import static io.godwit.app.words.PluralForm.ONE;
import static io.godwit.app.words.PluralForm.OTHER;
import static io.godwit.app.words.PluralForm.TWO;
import static io.godwit.app.words.PluralForm.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluralFormTest {
    private static final Locale ARABIC = Locale.of("ar", "EG");

    private static void assertForm(PluralForm form, IntStream counts) {
        counts.forEach(count -> assertEquals(form, PluralForm.of(count, ARABIC), "for " + count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void oneIsAloneInEnglishAndGerman(String language) {
        for (int count = 0; count <= 1_000; count++) {
            assertEquals(
                    count == 1 ? ONE : OTHER,
                    PluralForm.of(count, Locale.of(language)),
                    "for " + count);
        }
    }

    /** Each count to 1,000 is in one of these rows. */
    @Test
    void arabicHasSixForms() {
        assertForm(ZERO, IntStream.of(0));
        assertForm(ONE, IntStream.of(1));
        assertForm(TWO, IntStream.of(2));
        assertForm(OTHER, IntStream.of(1_000));
        for (int hundred = 0; hundred < 1_000; hundred += 100) {
            if (hundred > 0) {
                assertForm(OTHER, IntStream.rangeClosed(hundred, hundred + 2));
            }
            assertForm(FEW, IntStream.rangeClosed(hundred + 3, hundred + 10));
            assertForm(MANY, IntStream.rangeClosed(hundred + 11, hundred + 99));
        }
    }

    /** The samples that CLDR gives beyond a thousand. */
    @Test
    void arabicGoesOnLikeThat() {
        assertForm(FEW, IntStream.of(1_003));
        assertForm(MANY, IntStream.of(1_011));
        assertForm(OTHER, IntStream.of(1_000, 10_000, 100_000, 1_000_000));
    }
}
