package io.godwit.core.transfer.download;

import java.util.random.RandomGenerator;

/** Finds the rarest of the chunks that it is shown; of equally rare ones chance takes one. */
final class Choice {

    private final RandomGenerator random;
    private int candidates;
    private int steps;
    private int best = -1;
    private int fewest = Integer.MAX_VALUE;
    private int ties;

    /**
     * Nothing shown yet.
     *
     * @param candidates most chunks compared
     * @param steps most chunks looked at in search of those
     */
    Choice(int candidates, int steps, RandomGenerator random) {
        this.candidates = candidates;
        this.steps = steps;
        this.random = random;
    }

    /** Whether to look at one more chunk; counts it. */
    boolean goesOn() {
        return candidates > 0 && steps-- > 0;
    }

    /**
     * Shows a chunk that could be taken.
     *
     * @param holders how many partial sources have it
     */
    void show(int number, int holders) {
        candidates--;
        if (holders < fewest) {
            fewest = holders;
            ties = 0;
        }
        if (holders == fewest && random.nextInt(++ties) == 0) {
            best = number;
        }
    }

    /**
     * Takes a chunk in place of the one found if no rarer one was found.
     *
     * @param holders how many partial sources have it
     */
    void prefer(int number, int holders) {
        if (holders <= fewest) {
            fewest = holders;
            best = number;
        }
    }

    /** The rarest chunk that was shown; -1 if there was none. */
    int best() {
        return best;
    }
}
