package io.godwit.tests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's BitTorrent clients find each other through our tracker and nothing else. */
class BitTorrentClientsTest {

    private static final int SIZE = 3_000_001;

    @TempDir Path folder;

    private final List<Process> clients = new ArrayList<>();
    private Program server;
    private String url;

    @BeforeEach
    void startTracker() throws Exception {
        server =
                Program.start(
                        folder.resolve("home"),
                        "discovery",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        0,
                        "--tracker",
                        "on",
                        "--tracker-interval",
                        "10s");
        url = server.awaitReady("url");
    }

    @AfterEach
    void stopAll() {
        clients.forEach(Process::destroyForcibly);
        clients.forEach(client -> await().until(() -> !client.isAlive()));
        server.close();
    }

    @Test
    @DisplayName("TR aria2 downloads from Transmission through the tracker")
    void aria2FromTransmission() throws Exception {
        assumeTrue(isInstalled("transmission-daemon"), "transmission-daemon is not installed");
        assumeTrue(isInstalled("aria2c"), "aria2c is not installed");
        Torrent torrent = torrent();
        transmission(torrent, Files.createDirectories(folder.resolve("seeding")));
        awaitSwarm(torrent, 1, 0);
        Path out = Files.createDirectories(folder.resolve("out"));
        aria2(torrent, out, "--seed-time=0");
        assertArrives(torrent, out);
    }

    private void assertArrives(Torrent torrent, Path out) throws IOException {
        Path copy = out.resolve(torrent.content().getFileName());
        await("the file")
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        Files.exists(copy)
                                && Files.size(copy) == SIZE
                                && Files.mismatch(torrent.content(), copy) < 0);
        assertEquals(-1, Files.mismatch(torrent.content(), copy));
    }

    private Torrent torrent() throws IOException {
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        Path original = Files.createDirectories(folder.resolve("original")).resolve("film.bin");
        Files.write(original, content);
        return Torrent.write(original, folder.resolve("film.torrent"), url + "/announce");
    }

    private void transmission(Torrent torrent, Path into) throws IOException {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        boolean seeds = into.endsWith("seeding");
        if (seeds) {
            Files.copy(torrent.content(), into.resolve(torrent.content().getFileName()));
        }
        start(
                "transmission-daemon",
                "--foreground",
                "--config-dir",
                folder.resolve("transmission").toString(),
                "--download-dir",
                into.toString(),
                "--watch-dir",
                watched.toString(),
                "--port",
                freePort(),
                "--peerport",
                freePort(),
                "--bind-address-ipv4",
                "127.0.0.1",
                "--no-dht",
                "--no-lpd",
                "--no-utp",
                "--no-portmap",
                "--no-incomplete-dir");
        Files.copy(torrent.file(), watched.resolve("film.torrent"));
    }

    private void aria2(Torrent torrent, Path into, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "aria2c",
                                "--no-conf",
                                "--enable-dht=false",
                                "--enable-dht6=false",
                                "--bt-enable-lpd=false",
                                "--enable-peer-exchange=false",
                                "--interface=127.0.0.1",
                                "--listen-port=" + freePort(),
                                "--dir=" + into));
        command.addAll(List.of(more));
        command.add(torrent.file().toString());
        start(command.toArray(String[]::new));
    }

    private void start(String... command) throws IOException {
        Path log = folder.resolve(command[0] + ".log");
        clients.add(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start());
    }

    private static String freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(free.getLocalPort());
        }
    }

    private void awaitSwarm(Torrent torrent, int complete, int incomplete) {
        String counts = "8:completei" + complete + "e";
        String rest = "10:incompletei" + incomplete + "e";
        await("a swarm with " + counts + " and " + rest)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> scrape(torrent),
                        found -> found.contains(counts) && found.contains(rest));
    }

    private String scrape(Torrent torrent) throws IOException, InterruptedException {
        URI asked = URI.create(url + "/scrape?info_hash=" + torrent.escapedHash());
        try (HttpClient http = HttpClient.newHttpClient()) {
            byte[] body =
                    http.send(
                                    HttpRequest.newBuilder(asked).build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body();
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
