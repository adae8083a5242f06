package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs leave behind after a whole transfer. */
class SecrecyTest {

    @TempDir Path folder;

    @Test
    @DisplayName(
            "KEY LOG no key and no folder of the user is in any log, and the key is its owner's alone")
    void logsHoldNoKeysAndNoPaths() throws IOException {
        Path file = Content.file(folder.resolve("canary-private-folder/film.bin"), 3 << 20, 9);
        Path home = folder.resolve("sharer");
        Path getter = folder.resolve("getter");
        try (Network network = new Network(folder.resolve("profiles"))) {
            network.peerIn(home, file);
            network.awaitFindable("film.bin", 1);
            Path out = Files.createDirectories(folder.resolve("canary-download-folder"));
            Program get = network.startGet(getter, "film.bin", out, "-v");
            assertEquals(0, get.awaitExit(Duration.ofMinutes(2)), get::transcript);
        }
        for (Path profile : List.of(home, getter)) {
            String logs = logsOf(profile);
            assertFalse(logs.contains("canary-"), "a path of the user is in the log of " + profile);
            Path key = find(profile, "identity.pem");
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
            List<String> secret =
                    Files.readAllLines(key).stream().filter(line -> line.length() >= 60).toList();
            assertTrue(secret.size() > 10, "the key file holds a key");
            secret.forEach(line -> assertFalse(logs.contains(line), "key material in a log"));
        }
        assertFalse(logsOf(home).isEmpty(), "the sharer keeps a log");
    }

    private static String logsOf(Path profile) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file :
                    (Iterable<Path>) files.filter(f -> f.toString().contains("/logs/"))::iterator) {
                if (Files.isRegularFile(file)) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    private static Path find(Path profile, String name) throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
