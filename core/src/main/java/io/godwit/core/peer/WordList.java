package io.godwit.core.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The 2,048 English words of BIP 39: no two begin with the same four letters. Immutable. */
final class WordList {

    /** Bits that one word stands for. */
    static final int BITS = 11;

    private static final WordList ENGLISH = load();

    private final List<String> words;

    private WordList(List<String> words) {
        this.words = words;
    }

    static WordList english() {
        return ENGLISH;
    }

    /**
     * One word.
     *
     * @param index 0 to 2,047
     */
    String word(int index) {
        return words.get(index);
    }

    private static WordList load() {
        try (var stream = Objects.requireNonNull(WordList.class.getResourceAsStream("words.txt"));
                var reader =
                        new BufferedReader(
                                new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return new WordList(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt is missing from this build", e);
        }
    }
}
