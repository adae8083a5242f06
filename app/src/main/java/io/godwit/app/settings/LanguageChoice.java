package io.godwit.app.settings;

import java.util.Locale;

/** The language of the window. */
public enum LanguageChoice {
    /** That of the system where there is a translation, English otherwise. */
    SYSTEM(""),
    /** English. */
    ENGLISH("en"),
    /** German. */
    GERMAN("de"),
    /** Arabic, written from right to left. */
    ARABIC("ar");

    private final String tag;

    LanguageChoice(String tag) {
        this.tag = tag;
    }

    /**
     * The locale to use.
     *
     * @param system that of the system
     */
    public Locale locale(Locale system) {
        return this == SYSTEM ? system : Locale.forLanguageTag(tag);
    }
}
