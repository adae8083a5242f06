package io.godwit.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Surroundings of a program whose output is kept. */
final class Captured {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Surroundings surroundings;

    Captured(Path folder) {
        this(folder, Map.of());
    }

    Captured(Path folder, Map<String, String> variables) {
        this(folder, variables, false);
    }

    /**
     * Surroundings in which somebody may watch.
     *
     * @param watched whether standard error is a terminal
     */
    Captured(Path folder, Map<String, String> variables, boolean watched) {
        surroundings =
                new Surroundings(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        watched,
                        variables,
                        folder);
    }

    /** A password file that nobody else may read, whatever the files of this machine usually are. */
    static Path secret(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    int run(String... words) {
        return new Program(surroundings).run(words);
    }

    List<String> out() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    List<String> err() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
