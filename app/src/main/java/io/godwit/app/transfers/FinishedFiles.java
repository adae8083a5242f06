package io.godwit.app.transfers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** What is on the disk of finished downloads. Blocks. */
public final class FinishedFiles {
    private FinishedFiles() {}

    /** Whether something is still where it was put. */
    public static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The SHA-256 of a file, which is read to its end; empty for a folder. Stops when its thread is interrupted.
     *
     * @throws IOException if it cannot be read, or reading was interrupted
     */
    public static Optional<String> sha256(Path path) throws IOException {
        return Files.isDirectory(path) ? Optional.empty() : Optional.of(WholeFileHash.of(path));
    }
}
