package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Downloads under locales whose names of files are ASCII; elsewhere those of a JVM do not follow the locale. */
@EnabledOnOs(OS.LINUX)
class LocaleTest {

    private static final String NAME = "gr\u00fcn \ud83d\ude00.bin";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        // The launcher takes UTF-8 in place of it.
        "C, 'gr\u00fcn \ud83d\ude00.bin'",
        "POSIX, 'gr\u00fcn \ud83d\ude00.bin'",
        // It says UTF-8 and is not there, so that the system goes on with C.
        "xx_XX.UTF-8, 'gr_fcn _1f600.bin'"
    })
    @DisplayName("FS-09 a name beyond ASCII arrives under any locale, escaped where it cannot be")
    void arrives(String locale, String stored) throws IOException {
        Path file = Content.file(folder.resolve(NAME), 100_000, 7);
        Path out = Files.createDirectory(folder.resolve("out"));
        try (Network network = new Network(folder.resolve("profiles"))) {
            network.peer(file);
            network.awaitFindable(NAME, 1);
            String link =
                    "godwit://get/"
                            + HashedFile.of(file).layer().root().toHex()
                            + "?size=100000&name="
                            + URLEncoder.encode(NAME, StandardCharsets.UTF_8).replace("+", "%20");
            try (Program get =
                    Program.start(
                            Map.of("LC_ALL", locale),
                            network.newHome(),
                            "get",
                            link,
                            "--out",
                            out,
                            "--discovery",
                            network.url())) {
                assertEquals(0, get.awaitExit(Duration.ofMinutes(2)), get::transcript);
            }
        }
        try (Stream<Path> found = Files.list(out)) {
            assertEquals(
                    List.of(stored), found.map(path -> path.getFileName().toString()).toList());
        }
        Content.assertSame(file, out.resolve(stored));
    }
}
