package io.godwit.trust.interruption;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A second machine as far as the network goes, at the other end of a cable that can be pulled: a network namespace of
 * Linux, which takes root. Used by one thread.
 */
final class Link implements AutoCloseable {

    private static final long NAMES = 250;

    private final String name;
    private final String network;
    private int last = 2;

    /** Makes it, with an address at either end. */
    Link() throws IOException {
        long number = ProcessHandle.current().pid() % NAMES;
        name = "godwit" + number;
        network = "10.213." + number + ".";
        ip("netns", "add", name);
        boolean complete = false;
        try {
            ip("link", "add", name, "type", "veth", "peer", "name", "far", "netns", name);
            ip("addr", "add", here() + "/24", "dev", name);
            ip("link", "set", name, "up");
            there("link", "set", "lo", "up");
            there("addr", "add", address() + "/24", "dev", "far");
            there("link", "set", "far", "up");
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"))
                && Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ip")));
    }

    /** The address of this end. */
    String here() {
        return network + 1;
    }

    /** What a command begins with that runs at the other end. */
    List<String> through() {
        return List.of("ip", "netns", "exec", name);
    }

    private String address() {
        return network + last;
    }

    /** Pulls the cable. */
    void pull() throws IOException {
        ip("link", "set", name, "down");
    }

    /** Puts the cable back. */
    void plug() throws IOException {
        ip("link", "set", name, "up");
    }

    /** Takes the other end's address away. */
    void leave() throws IOException {
        there("addr", "del", address() + "/24", "dev", "far");
    }

    /** Gives the other end another address. */
    void arrive() throws IOException {
        last = last == 2 ? 3 : 2;
        there("addr", "add", address() + "/24", "dev", "far");
    }

    private void there(String... arguments) throws IOException {
        run(Stream.of(List.of("ip", "-n", name), List.of(arguments)));
    }

    private static void ip(String... arguments) throws IOException {
        run(Stream.of(List.of("ip"), List.of(arguments)));
    }

    private static void run(Stream<List<String>> words) throws IOException {
        List<String> command = words.flatMap(List::stream).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = lines.lines().toList();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Both ends of the cable go with the namespace. */
    @Override
    public void close() throws IOException {
        ip("netns", "del", name);
    }
}
