package io.godwit.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.words.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant MOMENT = Instant.parse("2026-11-21T15:29:07Z");

    private static String in(Locale locale) {
        return new Moments(Words.in(locale).locale(), ZoneOffset.UTC).text(MOMENT);
    }

    @Test
    void areWrittenAsPeopleOfTheLanguageWriteThem() {
        assertEquals("21.11.2026, 15:29", in(Locale.GERMAN));
        assertTrue(in(Locale.ENGLISH).startsWith("Nov 21, 2026, 3:29"), in(Locale.ENGLISH));
    }

    @Test
    void haveNothingInThemThatFontsDrawAsABox() {
        String arabic = in(Locale.of("ar"));
        assertTrue(arabic.startsWith("21/11/2026"), arabic);
        assertTrue(arabic.codePoints().noneMatch(one -> one == 0x200F), arabic);
    }
}
