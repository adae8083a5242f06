package io.godwit.app.transfers;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How transfers are done, as set by a person.
 *
 * @param folder where new ones are put
 * @param active most transfers at the same time, from 1
 * @param streams connections for each, 1 to 16
 */
public record TransferOptions(Path folder, int active, int streams) {

    /** A window waits longer for somebody to come online than a command does. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public TransferOptions {
        if (active < 1 || streams < 1 || streams > 16) {
            throw new IllegalArgumentException("out of range: " + active + ", " + streams);
        }
    }
}
