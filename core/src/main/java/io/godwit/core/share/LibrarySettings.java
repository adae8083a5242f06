package io.godwit.core.share;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a library needs to know.
 *
 * @param directory where the index lives; made when it is not there
 * @param excluded folders that are never shared, even inside a shared folder: above all the profile with the key
 * @param hashingThreads files hashed at once, from 1
 * @param watch whether changes on disk are watched for
 * @param quiet how long a changed folder must rest before it is indexed again
 * @param rescan time between two looks at everything, for file systems that tell no changes
 */
public record LibrarySettings(
        Path directory,
        List<Path> excluded,
        int hashingThreads,
        boolean watch,
        Duration quiet,
        Duration rescan) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the number of threads or a duration is below 1
     */
    public LibrarySettings {
        if (hashingThreads < 1 || !quiet.isPositive() || !rescan.isPositive()) {
            throw new IllegalArgumentException("hashing threads and durations must be positive");
        }
        excluded = List.copyOf(excluded);
    }

    /**
     * The usual settings.
     *
     * @param directory where the index lives
     * @param excluded folders that are never shared; the directory itself is always among them
     */
    public static LibrarySettings of(Path directory, List<Path> excluded) {
        return new LibrarySettings(
                directory,
                excluded,
                Runtime.getRuntime().availableProcessors(),
                true,
                Duration.ofMillis(500),
                Duration.ofHours(1));
    }
}
