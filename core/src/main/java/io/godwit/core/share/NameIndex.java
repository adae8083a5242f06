package io.godwit.core.share;

import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The full-text index over names: words of NFKC case-folded text, found by their beginnings. */
final class NameIndex {

    /** Words of a search text that count; more make the query slow and never more precise. */
    private static final int MAX_WORDS = 16;

    private NameIndex() {}

    /** The index row of a file's entry. */
    static long ofEntry(long entry) {
        return 2 * entry;
    }

    /** The index row of a shared folder. */
    static long ofShare(long share) {
        return 2 * share + 1;
    }

    static void put(LibraryConnection connection, long row, String name) throws SQLException {
        connection.update(
                "INSERT INTO name_index (rowid, words) VALUES (?, ?)", row, normalised(name));
    }

    static void remove(LibraryConnection connection, long row) throws SQLException {
        connection.update("DELETE FROM name_index WHERE rowid = ?", row);
    }

    /** Upper case first, because that is where ß becomes ss and where all forms of sigma meet. */
    static String normalised(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** The FTS5 query for a search text: every word must begin some word of the name; empty when there is no word. */
    static Optional<String> query(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        normalised(text)
                .codePoints()
                .forEach(c -> {
                    if (isWordPart(c)) {
                        word.appendCodePoint(c);
                    } else {
                        finish(word, words);
                    }
                });
        finish(word, words);
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", words));
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty() && words.size() < MAX_WORDS) {
            words.add("\"" + word + "\"*");
        }
        word.setLength(0);
    }

    /** The same categories as the tokenizer of the index: letters, marks, numbers, symbols, private use. */
    private static boolean isWordPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER,
                            Character.MATH_SYMBOL,
                            Character.CURRENCY_SYMBOL,
                            Character.MODIFIER_SYMBOL,
                            Character.OTHER_SYMBOL,
                            Character.PRIVATE_USE ->
                            true;
                    default -> false;
                };
    }
}
