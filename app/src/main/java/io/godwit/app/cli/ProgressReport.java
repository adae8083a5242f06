package io.godwit.app.cli;

import io.godwit.core.transfer.download.DownloadProgress;
import java.time.Duration;

/**
 * How far a download is.
 *
 * @param name name of what is fetched, as its owner wrote it; whoever shows it escapes it
 * @param verified bytes on disk and verified
 * @param total bytes in all
 * @param resumed bytes that were already there at the start
 * @param rate bytes a second, lately
 * @param sources peers that bytes come from now
 */
record ProgressReport(
        String name, long verified, long total, long resumed, double rate, int sources) {

    /** What the engine says of a download. */
    static ProgressReport of(String name, long resumed, DownloadProgress progress) {
        int active = (int) progress.sources().stream().filter(s -> s.connections() > 0).count();
        return new ProgressReport(
                name,
                progress.verifiedBytes(),
                progress.totalBytes(),
                resumed,
                progress.bytesPerSecond(),
                active);
    }

    /** Time left at the present rate, or a negative time when nothing moves. */
    Duration left() {
        return rate < 1
                ? Duration.ofSeconds(-1)
                : Duration.ofSeconds((long) ((total - verified) / rate));
    }
}
