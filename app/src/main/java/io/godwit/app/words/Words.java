package io.godwit.app.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import javafx.geometry.NodeOrientation;

/**
 * The texts of one feature in one language. Patterns are those of {@link MessageFormat}: an apostrophe is written
 * twice, or better as a typographic one. What depends on a count is written as in ICU, {@code {0,plural,one{1 file}
 * other{{0,number} files}}}, with the forms that CLDR has for the language. Immutable and thread-safe.
 */
public final class Words {
    /** Languages there are texts in; the first is used where none of them fits. */
    public static final List<String> LANGUAGES = List.of("en", "de", "ar");

    /** The feature whose texts belong to the window around the pages. */
    static final String WINDOW = "window";

    private static final Control ONLY_WHAT_WAS_ASKED_FOR =
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle texts;

    private Words(Locale locale, String feature) {
        this.locale = locale;
        texts =
                ResourceBundle.getBundle(
                        "io.godwit.app.words." + feature, locale, ONLY_WHAT_WAS_ASKED_FOR);
    }

    /**
     * The texts of the window itself.
     *
     * @param wanted the language a person reads; English where there is no translation
     */
    public static Words in(Locale wanted) {
        return new Words(translated(wanted), WINDOW);
    }

    /**
     * The texts of another feature in the same language.
     *
     * @throws java.util.MissingResourceException if there is no such feature
     */
    public Words of(String feature) {
        return new Words(locale, feature);
    }

    /**
     * One text.
     *
     * @param key its name
     * @param args what goes into its gaps
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String text(String key, Object... args) {
        String pattern = texts.getString(key);
        return isPlain(pattern)
                ? pattern
                : new MessageFormat(Plural.chosen(pattern, locale, args), locale).format(args);
    }

    /** Most texts are, and the first picture has some sixty of them. */
    private static boolean isPlain(String pattern) {
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
    }

    /** Where lines begin. */
    public NodeOrientation orientation() {
        return locale.getLanguage().equals("ar")
                ? NodeOrientation.RIGHT_TO_LEFT
                : NodeOrientation.LEFT_TO_RIGHT;
    }

    /** The language, with the digits that sizes and rates are written in. */
    public Locale locale() {
        return locale;
    }

    private static Locale translated(Locale wanted) {
        if (!LANGUAGES.contains(wanted.getLanguage())) {
            return Locale.ENGLISH;
        }
        return new Locale.Builder()
                .setLocale(wanted.stripExtensions())
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
    }
}
