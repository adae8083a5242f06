package io.godwit.discovery.server.search;

import java.util.Collection;
import java.util.TreeMap;

/** Words in order, each with the names that contain it; guarded by the index's lock. */
final class Dictionary {

    /** Sorts behind everything that begins with the same text. */
    private static final char LAST = '\uffff';

    private final TreeMap<String, Postings> words = new TreeMap<>();

    void add(String word, IndexedName name) {
        words.computeIfAbsent(word, key -> new Postings()).add(name);
    }

    void noteDeath(String word) {
        Postings postings = words.get(word);
        if (postings != null && postings.noteDeath()) {
            words.remove(word);
        }
    }

    /** The postings of all words that begin so. */
    Collection<Postings> startingWith(String start) {
        return words.subMap(start, start + LAST).values();
    }

    /** How many names {@link #startingWith} would yield, counted no further than a limit. */
    int countStartingWith(String start, int limit) {
        int count = 0;
        for (Postings postings : startingWith(start)) {
            count += postings.size();
            if (count >= limit) {
                return limit;
            }
        }
        return count;
    }
}
