package io.godwit.discovery.server.search;

import java.util.Collection;
import java.util.TreeMap;

/** Words in order, each with the names that contain it; guarded by the index's lock. */
final class Dictionary {

    /** Sorts behind everything that begins with the same text. */
    private static final char LAST = '\uffff';

    private final TreeMap<String, Names> words = new TreeMap<>();

    void add(String word, IndexedName name) {
        switch (words.get(word)) {
            case null -> words.put(word, name);
            case IndexedName alone -> words.put(word, new Postings(alone, name));
            case Postings postings -> postings.add(name);
        }
    }

    void noteDeath(String word) {
        boolean noneLeft =
                switch (words.get(word)) {
                    case null -> false;
                    case IndexedName alone -> true;
                    case Postings postings -> postings.noteDeath();
                };
        if (noneLeft) {
            words.remove(word);
        }
    }

    /** The names of all words that begin so. */
    Collection<Names> startingWith(String start) {
        return words.subMap(start, start + LAST).values();
    }

    /**
     * A count of the names of all words that begin so.
     *
     * @param names how many there are, at most the limit
     * @param words how many words were gone through for that
     */
    record Count(int names, int words) {}

    /** How many names {@link #startingWith} would yield, counted no further than a limit. */
    Count countStartingWith(String start, int limit) {
        int names = 0;
        int gone = 0;
        for (Names found : startingWith(start)) {
            gone++;
            names += found.size();
            if (names >= limit) {
                return new Count(limit, gone);
            }
        }
        return new Count(names, gone);
    }
}
