package io.godwit.app.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a pattern where the text depends on a count, written as in ICU:
 * {@code {0,plural,=0{nothing} one{1 file} other{{0,number} files}}}. A form for one number alone goes before that of the
 * language. What is chosen is itself a pattern, but has no such place. Immutable.
 *
 * @param begin where it begins in the pattern
 * @param end where what follows it begins
 * @param argument the place of the count among the arguments, from 0
 * @param forms the texts, by {@code =} and a number or by the {@linkplain PluralForm#word word} of a form
 */
record Plural(int begin, int end, int argument, Map<String, String> forms) {
    private static final Pattern BEGIN = Pattern.compile("\\{(\\d),plural,");
    private static final Pattern FORM = Pattern.compile("\\s*(=\\d+|[a-z]+)\\{");
    private static final String OTHERWISE = PluralForm.OTHER.word();

    Plural {
        forms = Map.copyOf(forms);
    }

    /**
     * The pattern with a text in each place that depends on a count.
     *
     * @param locale in one of {@link Words#LANGUAGES}
     * @throws IllegalArgumentException if the pattern is none, or a count is missing or no number
     */
    static String chosen(String pattern, Locale locale, Object... args) {
        StringBuilder chosen = new StringBuilder();
        int at = 0;
        Optional<Plural> place = next(pattern, at);
        while (place.isPresent()) {
            chosen.append(pattern, at, place.get().begin);
            chosen.append(place.get().text(locale, args));
            at = place.get().end;
            place = next(pattern, at);
        }
        return chosen.append(pattern, at, pattern.length()).toString();
    }

    /**
     * The first such place of a pattern.
     *
     * @param from where to begin to look
     * @throws IllegalArgumentException if there is one that is not well formed
     */
    static Optional<Plural> next(String pattern, int from) {
        Matcher begin = BEGIN.matcher(pattern);
        if (!begin.find(from)) {
            return Optional.empty();
        }
        int close = closing(pattern, begin.start());
        Map<String, String> forms = new HashMap<>();
        Matcher form = FORM.matcher(pattern);
        int at = begin.end();
        while (at < close) {
            require(form.region(at, close).lookingAt(), pattern);
            int end = closing(pattern, form.end() - 1);
            forms.put(form.group(1), pattern.substring(form.end(), end));
            at = end + 1;
        }
        require(forms.containsKey(OTHERWISE), pattern);
        return Optional.of(
                new Plural(begin.start(), close + 1, Integer.parseInt(begin.group(1)), forms));
    }

    /** Where the brace is closed that is opened at a place. */
    private static int closing(String pattern, int opening) {
        int open = 0;
        for (int at = opening; at < pattern.length(); at++) {
            open +=
                    switch (pattern.charAt(at)) {
                        case '{' -> 1;
                        case '}' -> -1;
                        default -> 0;
                    };
            if (open == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException(pattern);
    }

    private static void require(boolean wellFormed, String pattern) {
        if (!wellFormed) {
            throw new IllegalArgumentException(pattern);
        }
    }

    private String text(Locale locale, Object... args) {
        if (argument >= args.length || !(args[argument] instanceof Number number)) {
            throw new IllegalArgumentException("argument " + argument + " is no number");
        }
        long count = number.longValue();
        @Nullable String text = forms.get("=" + count);
        if (text == null) {
            text = forms.get(PluralForm.of(count, locale).word());
        }
        return text == null ? forms.getOrDefault(OTHERWISE, "") : text;
    }
}
