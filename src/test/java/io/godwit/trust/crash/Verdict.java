package io.godwit.trust.crash;

import java.util.Optional;

/**
 * How a round ended.
 *
 * @param fault what went wrong in it
 * @param end what was there afterwards
 * @param exitCode of the download that it happened to; empty when that was killed
 * @param acknowledged bytes that the killed download had called verified; 0 when it was not killed
 * @param kept how many bytes the next start found
 * @param repeats how often it was started again until it was complete
 */
record Verdict(
        Fault fault,
        End end,
        Optional<Integer> exitCode,
        long acknowledged,
        long kept,
        int repeats) {

    /** Kinds of ends that may be. */
    enum End {
        /** The right file, in spite of everything. */
        RIGHT,
        /** No file, a clear state, and the right file when started again. */
        RESUMED,
        /** This machine cannot do that to a program. */
        SKIPPED
    }

    static Verdict skipped(Fault fault) {
        return new Verdict(fault, End.SKIPPED, Optional.empty(), 0, 0, 0);
    }

    /** Share of what was acknowledged that was still there; 1 when nothing was acknowledged. */
    double keptShare() {
        return acknowledged == 0 ? 1 : Math.min(1, (double) kept / acknowledged);
    }
}
