package io.godwit.core.transfer;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.storage.PageBuffers;
import java.time.Duration;

/**
 * How the engine behaves, the same for all transfers of a node.
 *
 * @param uploadRate most bytes per second served in all, 0 for no limit
 * @param downloadRate most bytes per second requested in all, 0 for no limit
 * @param uploadSlots records that are read and sent at the same time, over all peers, at least 1
 * @param memory most bytes in chunk buffers of all downloads, at least what one of the largest chunk takes; direct memory,
 *     of which the process needs some 32 MiB more for its connections
 * @param stallAfter silence after which a source's chunks go to others, when its own pace says nothing longer
 * @param lookupEvery time between two look-ups of more sources while a download runs
 * @param retryBase first delay before a lost source is tried again, doubled each time, with jitter
 */
public record TransferSettings(
        long uploadRate,
        long downloadRate,
        int uploadSlots,
        long memory,
        Duration stallAfter,
        Duration lookupEvery,
        Duration retryBase) {

    /** No rate limits, 8 slots, 48 MiB, 3 s, 15 s, 1 s. */
    public static final TransferSettings DEFAULT =
            new TransferSettings(
                    0,
                    0,
                    8,
                    48L << 20,
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(1));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public TransferSettings {
        if (uploadRate < 0 || downloadRate < 0) {
            throw new IllegalArgumentException("negative rate");
        }
        if (uploadSlots < 1) {
            throw new IllegalArgumentException("no upload slots");
        }
        if (memory < PageBuffers.capacityFor(1 << ChunkLayout.MAX_SHIFT)) {
            throw new IllegalArgumentException("less memory than one chunk may need: " + memory);
        }
        if (!stallAfter.isPositive() || !lookupEvery.isPositive() || !retryBase.isPositive()) {
            throw new IllegalArgumentException("durations must be positive");
        }
    }

    /** The same with other rate limits in bytes per second, 0 for none. */
    public TransferSettings withRates(long upload, long download) {
        return new TransferSettings(
                upload, download, uploadSlots, memory, stallAfter, lookupEvery, retryBase);
    }

    /** The same with other times. */
    public TransferSettings withTimes(Duration stall, Duration lookup, Duration retry) {
        return new TransferSettings(
                uploadRate, downloadRate, uploadSlots, memory, stall, lookup, retry);
    }
}
