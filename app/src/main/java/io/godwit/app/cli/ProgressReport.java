package io.godwit.app.cli;

import java.time.Duration;

/**
 * How far a download is.
 *
 * @param name escaped name of what is fetched
 * @param verified bytes on disk and verified
 * @param total bytes in all
 * @param resumed bytes that were already there at the start
 * @param rate bytes a second, lately
 * @param sources peers that bytes come from now
 */
record ProgressReport(
        String name, long verified, long total, long resumed, double rate, int sources) {

    /** Time left at the present rate, or a negative time when nothing moves. */
    Duration left() {
        return rate < 1
                ? Duration.ofSeconds(-1)
                : Duration.ofSeconds((long) ((total - verified) / rate));
    }
}
