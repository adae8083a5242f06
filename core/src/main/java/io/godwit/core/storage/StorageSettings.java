package io.godwit.core.storage;

import java.time.Duration;

/**
 * How downloads are kept on disk.
 *
 * @param reserveBytes space that is left free on the file system, from 0
 * @param spaceCheckBytes how much is written between two looks at the free space, from 1
 * @param checkpointBytes how much is written at most before a checkpoint, from 1: what a power cut can cost
 * @param checkpointInterval how long written data waits at most for a checkpoint
 * @param directFrom files of so many bytes and more are written past the system's cache, from 0
 * @param openFiles how many files of one download are open at most, from 1
 * @param forcing how files are forced to disk
 */
public record StorageSettings(
        long reserveBytes,
        long spaceCheckBytes,
        long checkpointBytes,
        Duration checkpointInterval,
        long directFrom,
        int openFiles,
        ForceSettings forcing) {

    private static final long MIB = 1L << 20;

    /** 512 MiB reserve, checkpoints every 64 MiB or 2 s, direct writes from 64 MiB, 256 open files. */
    public static final StorageSettings DEFAULT =
            new StorageSettings(
                    512 * MIB,
                    256 * MIB,
                    64 * MIB,
                    Duration.ofSeconds(2),
                    64 * MIB,
                    256,
                    ForceSettings.DEFAULT);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the setting that is out of range
     */
    public StorageSettings {
        atLeast(0, reserveBytes, "reserveBytes");
        atLeast(1, spaceCheckBytes, "spaceCheckBytes");
        atLeast(1, checkpointBytes, "checkpointBytes");
        atLeast(1, checkpointInterval.toMillis(), "checkpointInterval");
        atLeast(0, directFrom, "directFrom");
        atLeast(1, openFiles, "openFiles");
    }

    /** The same with direct writes from another length. */
    StorageSettings withDirectFrom(long bytes) {
        return new StorageSettings(
                reserveBytes,
                spaceCheckBytes,
                checkpointBytes,
                checkpointInterval,
                bytes,
                openFiles,
                forcing);
    }

    /** The same with another reserve. */
    public StorageSettings withReserve(long bytes) {
        return new StorageSettings(
                bytes,
                spaceCheckBytes,
                checkpointBytes,
                checkpointInterval,
                directFrom,
                openFiles,
                forcing);
    }

    private static void atLeast(long least, long value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }
}
