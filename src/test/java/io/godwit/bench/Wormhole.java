package io.godwit.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code wormhole-william} with a rendezvous server of its own; the two ends meet directly on loopback.
 *
 * <p>It wants a relay, too, and only the public one by name. It gets one here under that name, in a view of the file
 * system of its own, which takes root.
 */
final class Wormhole implements Rival {

    private static final String CODE = "7-measure-carefully";
    private static final String RELAY_HOST = "transit.magic-wormhole.io";
    private static final int RELAY_PORT = 4001;
    private static final String UNDER_OTHER_NAMES = "mount --bind \"$0\" /etc/hosts && exec \"$@\"";

    private final Path folder;
    private final Path hosts;
    private final String rendezvous;
    private final Process server;
    private final Process relay;

    /**
     * Starts the rendezvous server.
     *
     * @param folder an empty place for what is received
     */
    Wormhole(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("wormhole"));
        hosts =
                Files.writeString(
                        this.folder.resolve("hosts"), "127.0.0.1 localhost " + RELAY_HOST);
        int port = Commands.freePort();
        rendezvous = "--relay-url=ws://127.0.0.1:" + port + "/v1";
        server =
                Commands.start(
                        "twist3",
                        "--log-level=critical",
                        "wormhole-mailbox",
                        "--channel-db=:memory:",
                        "--port=tcp:" + port + ":interface=127.0.0.1");
        relay =
                Commands.start(
                        "twist3",
                        "--log-level=critical",
                        "transitrelay",
                        "--port=tcp:" + RELAY_PORT + ":interface=127.0.0.1");
        Commands.awaitPort(port);
        Commands.awaitPort(RELAY_PORT);
    }

    static boolean possible() {
        return Commands.installed("wormhole-william", "twist3", "unshare")
                && System.getProperty("user.name").equals("root");
    }

    @Override
    public String name() {
        return "wormhole-william";
    }

    @Override
    public double copy(Path file, Path copy) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process send = wormhole("send", "--code=" + CODE, file.toString());
        Process receive = wormhole("receive", CODE);
        try (OutputStream answers = receive.getOutputStream()) {
            answers.write("y\n".getBytes(StandardCharsets.US_ASCII));
        }
        Commands.require(receive, "wormhole-william receive");
        Commands.require(send, "wormhole-william send");
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.move(folder.resolve(file.getFileName()), copy);
        return seconds;
    }

    private Process wormhole(String command, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--mount",
                                "sh",
                                "-c",
                                UNDER_OTHER_NAMES,
                                hosts.toString(),
                                "wormhole-william",
                                command,
                                rendezvous,
                                "--hide-progress"));
        words.addAll(List.of(more));
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() {
        relay.destroy();
        server.destroy();
    }
}
