package io.godwit.tests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs leave behind after a whole transfer. */
class SecrecyTest {

    @TempDir Path folder;

    private static final String PASSWORD = "canary-correct-horse";

    @Test
    @DisplayName(
            "KEY LOG no folder, password, link or link-only content is said or logged by any program")
    void programsSayNothingSecret() throws Exception {
        Path hidden = Content.file(folder.resolve("canary-private-folder/diary.pdf"), 300_000, 8);
        Path home = folder.resolve("sharer");
        Path secret = Files.writeString(folder.resolve("secret"), PASSWORD + "\n");
        String with = "--password-file";
        List<Program> said = new ArrayList<>();
        Path data = folder.resolve("profiles");
        try (Network network = new Network(data)) {
            said.add(network.discovery());
            said.add(network.peerWith(home, "-v"));
            Path locked = hidden.resolveSibling("diary.pdf.age");
            Path opened = hidden.resolveSibling("opened");
            said.add(
                    done(home, "protect", hidden, "--out", locked.getParent(), with, secret, "-v"));
            said.add(done(home, "unprotect", locked, "--out", opened, with, secret, "-v"));
            said.add(done(home, "share", hidden, "--visibility", "link", "-v"));
            String link = awaitLink(home);
            Path out = Files.createDirectories(folder.resolve("canary-download-folder"));
            Program get = network.startGet(folder.resolve("getter"), link, out, "-v");
            assertEquals(0, get.awaitExit(Duration.ofMinutes(2)), get::transcript);
            said.add(get);
            String root = link.replaceAll(".*get/([0-9a-f]{64}).*", "$1");
            // What is found by its link alone is nothing that a discovery server hears of.
            String kept = everythingIn(data);
            String bytes = new String(HexFormat.of().parseHex(root), StandardCharsets.ISO_8859_1);
            assertFalse(kept.contains(root) || kept.contains(bytes), "a link-only share is known");
            for (String page : List.of("/metrics", "/stats", "/")) {
                String shown = shown(network.url() + page);
                for (String canary : List.of("canary-", "diary", root)) {
                    assertFalse(shown.contains(canary), () -> canary + " in " + page);
                }
            }
            for (Program program : said) {
                String errors = String.join("\n", program.err());
                for (String canary : List.of("canary-", "godwit://")) {
                    assertFalse(errors.contains(canary), () -> canary + " in\n" + errors);
                }
            }
            assertFalse(String.join("\n", network.discovery().err()).contains(root));
        }
        for (Path profile : List.of(home, folder.resolve("getter"))) {
            String logs = logsOf(profile);
            for (String canary : List.of("canary-", "godwit://")) {
                assertFalse(logs.contains(canary), canary + " in the log of " + profile);
            }
        }
    }

    private static String shown(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), url);
            return answer.body();
        }
    }

    private static Program done(Path home, Object... words) throws IOException {
        Program program = Program.run(home, words);
        assertEquals(0, program.awaitExit(Duration.ZERO), program::transcript);
        return program;
    }

    /** The link of the one share of a profile, once it is there. */
    private static String awaitLink(Path home) throws IOException {
        return await("the link")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                Program.run(home, "shares", "--json")
                                        .json()
                                        .path(0)
                                        .path("link")
                                        .asString(""),
                        link -> link.startsWith("godwit://"));
    }

    private static String everythingIn(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

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
