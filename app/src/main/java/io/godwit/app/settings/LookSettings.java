package io.godwit.app.settings;

/**
 * How the window looks and speaks. Immutable.
 *
 * @param theme dark or light
 * @param language its language
 */
public record LookSettings(ThemeChoice theme, LanguageChoice language) {
    /** As the system. */
    public static final LookSettings USUAL =
            new LookSettings(ThemeChoice.SYSTEM, LanguageChoice.SYSTEM);
}
