package io.godwit.discovery.server.search;

import java.util.List;

/**
 * What somebody looks for.
 *
 * @param words folded words, each to be found at the start of a word of the name; at least one
 * @param whole the words joined by spaces
 */
public record SearchQuery(List<String> words, String whole) {

    /** Copies the words. */
    public SearchQuery {
        words = List.copyOf(words);
    }

    /**
     * Reads a search text.
     *
     * @param text anything
     * @return the query; without words when the text has no letter and no digit
     */
    public static SearchQuery of(String text) {
        List<String> runs = NameKey.of(text).runs();
        return new SearchQuery(runs.stream().distinct().toList(), String.join(" ", runs));
    }

    /** How well a name fits: 0 is the name itself, 1 the name's start, 2 all words, -1 not at all. */
    int rank(IndexedName name) {
        if (name.key.startsWith(whole)) {
            return NameKey.wholeLength(name.key) == whole.length() ? 0 : 1;
        }
        for (String word : words) {
            if (!NameKey.hasWord(name.key, word)) {
                return -1;
            }
        }
        return 2;
    }
}
