package io.godwit.bench.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;

/**
 * Syncthing's discovery server of Debian, behind a proxy as its manual has it: who announces is named by the certificate
 * that the proxy has checked and passes on, so that the server itself checks no signature.
 */
final class Syncthing implements AutoCloseable {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CERTIFICATE = 400;

    private final Process process;
    private final InetSocketAddress address;
    private final List<byte[]> announcements = new ArrayList<>();
    private final List<byte[]> lookups = new ArrayList<>();

    private Syncthing(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/stdiscosrv"));
    }

    static Syncthing start(Path folder) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path made = Files.createDirectories(folder.resolve("syncthing"));
        Process process =
                new ProcessBuilder(
                                "stdiscosrv",
                                "-http",
                                "-listen",
                                "127.0.0.1:" + port,
                                "-replication-listen",
                                "",
                                "-db-dir",
                                made + "/db")
                        .directory(made.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(made.resolve("log").toFile())
                        .start();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isOpen(address));
        return new Syncthing(process, address);
    }

    private static boolean isOpen(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Makes ready so many devices. */
    void prepare(int devices) {
        var random = new SplittableRandom(2);
        byte[] certificate = new byte[CERTIFICATE];
        for (int i = 0; i < devices; i++) {
            random.nextBytes(certificate);
            String from = "70." + (i >> 16) + "." + ((i >> 8) & 0xff) + "." + (i & 0xff);
            String header =
                    "X-Forwarded-For: "
                            + from
                            + "\r\nX-Tls-Client-Cert-Der-Base64: "
                            + Base64.getEncoder().encodeToString(certificate)
                            + "\r\n";
            String body =
                    "{\"addresses\":[\"tcp://" + from + ":22000\",\"quic://" + from + ":22000\"]}";
            announcements.add(Requests.of("POST", "/v2/", header, body));
            lookups.add(
                    Requests.of(
                            "GET",
                            "/v2/?device=" + deviceId(certificate),
                            "X-Forwarded-For: " + from + "\r\n",
                            ""));
        }
    }

    /** SHA-256 of the certificate in base 32 without padding. */
    private static String deviceId(byte[] certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
            var id = new StringBuilder();
            for (int bit = 0; bit < hash.length * 8; bit += 5) {
                int pair = (hash[bit / 8] & 0xff) << 8;
                pair |= bit / 8 + 1 < hash.length ? hash[bit / 8 + 1] & 0xff : 0;
                id.append(BASE32.charAt((pair >> (11 - bit % 8)) & 31));
            }
            return id.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    byte[] announcement(int number) {
        return announcements.get(number % announcements.size());
    }

    byte[] lookup(int number) {
        return lookups.get(number % lookups.size());
    }

    long resident() throws IOException {
        return ServerUnderLoad.resident(process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }
}
