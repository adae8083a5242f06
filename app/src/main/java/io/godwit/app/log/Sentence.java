package io.godwit.app.log;

import java.util.List;

/**
 * What is said, in no language yet.
 *
 * @param key the name of the pattern among the texts of events
 * @param gaps what goes into the pattern
 */
public record Sentence(String key, List<Gap> gaps) {
    /** Copies the list. */
    public Sentence {
        gaps = List.copyOf(gaps);
    }

    static Sentence of(String key, Gap... gaps) {
        return new Sentence(key, List.of(gaps));
    }
}
