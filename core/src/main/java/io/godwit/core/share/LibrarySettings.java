package io.godwit.core.share;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a library needs to know.
 *
 * @param directory where the index lives; made when it is not there
 * @param excluded folders that are never shared, even inside a shared folder: above all the profile with the key
 * @param exempt folders inside excluded ones whose content may be shared, when that alone is asked for
 * @param hashingThreads files hashed at once, from 1
 * @param watch whether changes on disk are watched for
 * @param quiet how long a changed folder must rest before it is indexed again
 * @param rescan time between two looks at everything, for file systems that tell no changes
 */
public record LibrarySettings(
        Path directory,
        List<Path> excluded,
        List<Path> exempt,
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
        exempt = List.copyOf(exempt);
    }

    /**
     * The usual settings.
     *
     * @param directory where the index lives
     * @param excluded folders that are never shared; the directory itself is always among them
     * @param exempt folders inside these whose content may be shared
     */
    public static LibrarySettings of(Path directory, List<Path> excluded, List<Path> exempt) {
        return new LibrarySettings(
                directory,
                excluded,
                exempt,
                Runtime.getRuntime().availableProcessors(),
                true,
                Duration.ofMillis(500),
                Duration.ofHours(1));
    }
}
