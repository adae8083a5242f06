package io.godwit.core.transfer.download;

import io.godwit.core.transfer.DownloadState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far a download is.
 *
 * @param state where it is
 * @param verifiedBytes bytes verified and stored, those of earlier attempts included
 * @param totalBytes size in all; 0 until it is known
 * @param bytesPerSecond pace over the last seconds
 * @param filesDone files whose every chunk is verified
 * @param files number of files; 0 until it is known
 * @param sources everybody who took part so far
 */
public record DownloadProgress(
        DownloadState state,
        long verifiedBytes,
        long totalBytes,
        long bytesPerSecond,
        int filesDone,
        int files,
        List<SourceProgress> sources) {

    /** Time left at the present pace; empty when there is no pace to go by. */
    public Optional<Duration> timeLeft() {
        return bytesPerSecond == 0
                ? Optional.empty()
                : Optional.of(
                        Duration.ofSeconds(
                                Math.ceilDiv(totalBytes - verifiedBytes, bytesPerSecond)));
    }
}
