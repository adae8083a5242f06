package io.godwit.app.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;

/** The forms that languages have for counts of things, by the cardinal rules of the Unicode CLDR for whole numbers. */
enum PluralForm {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    /** Every count that has no form of its own. */
    OTHER;

    private record Rule(PluralForm form, LongPredicate fits) {}

    /** For each language what its forms are for, but {@link #OTHER}. */
    private static final Map<String, List<Rule>> RULES =
            Map.of(
                    "en",
                    List.of(new Rule(ONE, count -> count == 1)),
                    "de",
                    List.of(new Rule(ONE, count -> count == 1)),
                    "ar",
                    List.of(
                            new Rule(ZERO, count -> count == 0),
                            new Rule(ONE, count -> count == 1),
                            new Rule(TWO, count -> count == 2),
                            new Rule(FEW, count -> count % 100 >= 3 && count % 100 <= 10),
                            new Rule(MANY, count -> count % 100 >= 11)));

    /**
     * The form for a count.
     *
     * @param count not negative
     * @param locale in one of {@link Words#LANGUAGES}
     */
    static PluralForm of(long count, Locale locale) {
        return Objects.requireNonNull(RULES.get(locale.getLanguage()), locale.getLanguage())
                .stream()
                .filter(rule -> rule.fits().test(count))
                .map(Rule::form)
                .findFirst()
                .orElse(OTHER);
    }

    /** What it is called in patterns. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
