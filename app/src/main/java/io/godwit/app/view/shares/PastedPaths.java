package io.godwit.app.view.shares;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds paths in pasted text: one a line, absolute, plain, quoted or as {@code file:} address. Touches no disk. */
final class PastedPaths {
    private static final int MOST = 10_000;

    private PastedPaths() {}

    static List<Path> of(String text) {
        return text.lines()
                .limit(MOST)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PastedPaths::path)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Path> path(String line) {
        try {
            Path path = line.startsWith("file:") ? Path.of(new URI(line)) : Path.of(unquoted(line));
            return Optional.of(path).filter(Path::isAbsolute);
        } catch (URISyntaxException
                | IllegalArgumentException
                | FileSystemNotFoundException notOne) {
            return Optional.empty();
        }
    }

    private static String unquoted(String line) {
        boolean quoted =
                line.length() > 2
                        && (line.charAt(0) == '"' || line.charAt(0) == '\'')
                        && line.charAt(0) == line.charAt(line.length() - 1);
        return quoted ? line.substring(1, line.length() - 1) : line;
    }
}
