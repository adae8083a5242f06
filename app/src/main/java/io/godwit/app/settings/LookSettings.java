package io.godwit.app.settings;

/**
 * How the window looks and speaks. Immutable.
 *
 * @param theme dark or light
 * @param language its language
 */
public record LookSettings(ThemeChoice theme, LanguageChoice language) {
    /** Dark, whatever the system says, in the language of the system. */
    public static final LookSettings USUAL =
            new LookSettings(ThemeChoice.DARK, LanguageChoice.SYSTEM);
}
