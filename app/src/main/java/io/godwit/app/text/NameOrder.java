package io.godwit.app.text;

import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which people look for names: that of their language, capital or not, and numbers by their value, so that
 * part 2 comes before part 10. Immutable and thread-safe.
 */
public final class NameOrder {
    /** Something that is no number, and the number behind it; either may be missing. */
    private static final Pattern PIECE = Pattern.compile("(\\P{Nd}*)(\\p{Nd}*)");

    private final Collator letters;
    private final Collator exact;

    /** The order of a language. */
    public NameOrder(Locale locale) {
        letters = collator(locale, Collator.PRIMARY);
        exact = collator(locale, Collator.TERTIARY);
    }

    private static Collator collator(Locale locale, int strength) {
        Collator collator = Collator.getInstance(locale);
        collator.setStrength(strength);
        // In names from some systems accents are characters of their own.
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return collator;
    }

    /**
     * Compares by names, which are equal only if they are the same. For one thread at a time: it remembers what it found
     * out about each name, which takes longer than comparing.
     *
     * @param name that of an element
     */
    public <T> Comparator<T> by(Function<? super T, String> name) {
        Map<String, Place> places = new HashMap<>();
        Comparator<T> rough =
                Comparator.comparing(one -> places.computeIfAbsent(name.apply(one), this::place));
        return rough.thenComparing(name, exact).thenComparing(name);
    }

    private Place place(String name) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(name);
        while (matcher.find() && matcher.end() > matcher.start()) {
            pieces.add(piece(matcher.group(1), matcher.group(2)));
        }
        return new Place(pieces);
    }

    /** A digit in place of every number has it stand where numbers do, behind a full stop and before letters. */
    private Piece piece(String text, String number) {
        String key = number.isEmpty() ? text : text + "0";
        return new Piece(letters.getCollationKey(key), digits(number));
    }

    /** Without zeros in front and in the digits of one script, so that a longer one is a larger one. */
    private static String digits(String number) {
        StringBuilder digits = new StringBuilder();
        number.codePoints()
                .map(one -> Character.digit(one, 10))
                .dropWhile(digit -> digit == 0)
                .forEach(digits::append);
        return digits.toString();
    }

    private record Piece(CollationKey letters, String digits) implements Comparable<Piece> {
        @Override
        public int compareTo(Piece other) {
            int order = letters.compareTo(other.letters);
            if (order == 0) {
                order = Integer.compare(digits.length(), other.digits.length());
            }
            return order == 0 ? digits.compareTo(other.digits) : order;
        }
    }

    private record Place(List<Piece> pieces) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int both = Math.min(pieces.size(), other.pieces.size());
            for (int i = 0; i < both; i++) {
                int order = pieces.get(i).compareTo(other.pieces.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(pieces.size(), other.pieces.size());
        }
    }
}
