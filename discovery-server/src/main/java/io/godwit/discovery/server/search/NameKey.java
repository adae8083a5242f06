package io.godwit.discovery.server.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a name, as they are compared: NFKC, case folded, cut at everything that is neither letter nor digit.
 *
 * <p>A run of letters and digits with a change of case or kind inside, such as {@code myPhoto2024}, counts as a whole
 * and from each change on ({@code photo2024}, {@code 2024}), so that both spellings find it.
 *
 * <p>The text form is {@code run run run}, then for names with such parts U+0001 and {@code part part}.
 *
 * @param text the text form
 */
record NameKey(String text) {

    /** Most runs of one name that are indexed, and most parts; a name has at most 255 bytes. */
    static final int MAX_WORDS = 40;

    /** No further word is indexed after so many characters; some code points grow to 18 by normalising. */
    private static final int MAX_CHARS = 512;

    private static final char PARTS = '\u0001';

    static NameKey of(String name) {
        Words words = new Words();
        Normalizer.normalize(name, Normalizer.Form.NFKC).codePoints().forEach(words::take);
        words.endRun();
        String runs = String.join(" ", words.runs);
        return new NameKey(
                words.parts.isEmpty() ? runs : runs + PARTS + String.join(" ", words.parts));
    }

    /** The runs, in order: the words that a search text asks for. */
    List<String> runs() {
        return split(whole());
    }

    /** Everything under which the name is to be found, without repetition. */
    Set<String> words() {
        var words = new LinkedHashSet<>(runs());
        if (hasParts()) {
            words.addAll(split(text.substring(text.indexOf(PARTS) + 1)));
        }
        return words;
    }

    /** The runs joined by spaces: what exact matches and matches from the start compare. */
    String whole() {
        return hasParts() ? text.substring(0, text.indexOf(PARTS)) : text;
    }

    /** Whether some word begins with this. */
    static boolean hasWord(String text, String start) {
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            if (at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == PARTS) {
                return true;
            }
        }
        return false;
    }

    /** Length of {@link #whole} in a text form. */
    static int wholeLength(String text) {
        int end = text.indexOf(PARTS);
        return end < 0 ? text.length() : end;
    }

    private boolean hasParts() {
        return text.indexOf(PARTS) >= 0;
    }

    private static List<String> split(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    /** Upper case first, so that sharp s and the final sigma meet their other forms. */
    private static String fold(CharSequence word) {
        return Normalizer.normalize(
                word.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT),
                Normalizer.Form.NFKC);
    }

    /** Cuts a stream of code points into runs and parts. */
    private static final class Words {
        private final List<String> runs = new ArrayList<>();
        private final List<String> parts = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private final List<Integer> cuts = new ArrayList<>();
        private int previous = ' ';
        private int runChars;
        private int partChars;

        void take(int c) {
            if (!Character.isLetterOrDigit(c) && !isMark(c)) {
                endRun();
            } else {
                if (!run.isEmpty() && isCut(previous, c)) {
                    cuts.add(run.length());
                } else if (isCapitalBeforeWord(c)) {
                    cuts.add(run.length() - Character.charCount(previous));
                }
                run.appendCodePoint(c);
            }
            previous = c;
        }

        void endRun() {
            if (!run.isEmpty() && runs.size() < MAX_WORDS && runChars < MAX_CHARS) {
                String whole = fold(run);
                runs.add(whole);
                runChars += whole.length();
                cuts.forEach(this::addPart);
            }
            run.setLength(0);
            cuts.clear();
        }

        private void addPart(int start) {
            if (parts.size() < MAX_WORDS && partChars < MAX_CHARS) {
                String part = fold(run.substring(start));
                parts.add(part);
                partChars += part.length();
            }
        }

        private static boolean isCut(int a, int b) {
            return !isMark(b)
                    && (Character.isDigit(a) != Character.isDigit(b)
                            || (Character.isLowerCase(a) && Character.isUpperCase(b)));
        }

        /** The F of {@code PDFFile}: seen when the i comes. */
        private boolean isCapitalBeforeWord(int c) {
            int before = run.length() - Character.charCount(previous);
            return before > 0
                    && Character.isLowerCase(c)
                    && Character.isUpperCase(previous)
                    && Character.isUpperCase(run.codePointBefore(before));
        }

        private static boolean isMark(int c) {
            int type = Character.getType(c);
            return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        }
    }
}
