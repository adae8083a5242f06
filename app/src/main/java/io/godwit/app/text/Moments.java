package io.godwit.app.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days and times for people. Immutable. */
public final class Moments {
    /** RIGHT-TO-LEFT MARK, which Arabic dates have between their numbers and many fonts draw as a box. */
    private static final String MARK = "\u200F";

    private final DateTimeFormatter format;

    /**
     * As people of a language write them.
     *
     * @param locale the language
     * @param zone where they are
     */
    public Moments(Locale locale, ZoneId zone) {
        format =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone);
    }

    /** The day and the minute. */
    public String text(Instant moment) {
        return format.format(moment).replace(MARK, "");
    }
}
