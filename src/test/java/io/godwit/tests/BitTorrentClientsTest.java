package io.godwit.tests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** A client of others that can seed and fetch. */
    private enum Client {
        ARIA2("aria2c"),
        TRANSMISSION("transmission-daemon");

        private final String program;

        Client(String program) {
            this.program = program;
        }

        private boolean isInstalled() {
            return Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        }
    }

    /** Every client that is here with every one, itself included. */
    static Stream<Arguments> pairs() {
        List<Client> here = Stream.of(Client.values()).filter(Client::isInstalled).toList();
        return here.stream().flatMap(from -> here.stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("pairs")
    @DisplayName("TR one client downloads from another through the tracker")
    void downloads(Client from, Client to) throws Exception {
        Torrent torrent = torrent();
        Path seeding = Files.createDirectories(folder.resolve("seeding"));
        Files.copy(torrent.content(), seeding.resolve(torrent.content().getFileName()));
        run(from, torrent, seeding);
        awaitSwarm(torrent, 1, 0);
        Path out = Files.createDirectories(folder.resolve("out"));
        run(to, torrent, out);
        assertArrives(torrent, out);
    }

    private void run(Client client, Torrent torrent, Path into) throws IOException {
        switch (client) {
            case ARIA2 -> aria2(torrent, into);
            case TRANSMISSION -> transmission(torrent, into);
        }
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
        Path own = Files.createDirectories(folder.resolve("of-" + into.getFileName()));
        Path watched = Files.createDirectories(own.resolve("watched"));
        start(
                "transmission-daemon",
                "--foreground",
                "--config-dir",
                own.resolve("transmission").toString(),
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

    private void aria2(Torrent torrent, Path into) throws IOException {
        start(
                "aria2c",
                "--no-conf",
                "--enable-dht=false",
                "--enable-dht6=false",
                "--bt-enable-lpd=false",
                "--enable-peer-exchange=false",
                "--interface=127.0.0.1",
                "--listen-port=" + freePort(),
                "--dir=" + into,
                // What is there already is looked at and seeded.
                "--check-integrity=true",
                "--seed-ratio=0.0",
                torrent.file().toString());
    }

    private void start(String... command) throws IOException {
        Path log = folder.resolve(command[0] + "-" + clients.size() + ".log");
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
}
