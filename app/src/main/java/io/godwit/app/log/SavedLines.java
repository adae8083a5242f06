package io.godwit.app.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lines of the log that a person wants to keep. */
public final class SavedLines {
    private SavedLines() {}

    /**
     * Writes them in place of what was in the file. Blocks.
     *
     * @throws IOException if they cannot be written
     */
    public static void write(Path file, String lines) throws IOException {
        Files.writeString(file, lines);
    }
}
