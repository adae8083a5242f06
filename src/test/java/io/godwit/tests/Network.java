package io.godwit.tests;

import static org.awaitility.Awaitility.await;

import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.node.DiscoveryGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** A discovery server and peers on loopback, each a process with a profile of its own; closes all of them. */
public final class Network implements AutoCloseable {

    private static final int MOST_HITS = 100;

    private final Path folder;
    private final Deque<Program> programs = new ArrayDeque<>();
    private Program discovery;
    private String url = "";
    private int homes;

    /**
     * Starts a discovery server.
     *
     * @param folder an empty folder for all profiles
     */
    public Network(Path folder) throws IOException {
        this.folder = folder;
        discovery = startDiscovery(0);
        url = discovery.awaitReady("url");
    }

    /** Where the discovery server is. */
    public String url() {
        return url;
    }

    /** The discovery server. */
    public Program discovery() {
        return discovery;
    }

    /** Starts a peer that shares some paths and waits until it serves. */
    public Program peer(Path... shares) throws IOException {
        return peerIn(newHome(), shares);
    }

    /** As {@link #peer(Path...)} in a given profile. */
    public Program peerIn(Path home, Path... shares) throws IOException {
        return peerWith(
                home, Stream.of(shares).flatMap(path -> Stream.of("--share", path)).toArray());
    }

    /** Starts a peer with more options and waits until it serves. */
    public Program peerWith(Path home, Object... more) throws IOException {
        List<Object> arguments =
                new ArrayList<>(
                        List.of("peer", "--bind", "127.0.0.1", "--port", "0", "--discovery", url));
        arguments.addAll(List.of(more));
        Program peer = Program.start(home, arguments.toArray());
        programs.push(peer);
        peer.awaitReady("port");
        return peer;
    }

    /** Starts a download without waiting for it. */
    public Program startGet(Path home, Object what, Path out, Object... more) throws IOException {
        List<Object> arguments =
                new ArrayList<>(List.of("get", what, "--out", out, "--json", "--discovery", url));
        arguments.addAll(List.of(more));
        Program get = Program.start(home, arguments.toArray());
        programs.push(get);
        return get;
    }

    /** Downloads and waits for the end. */
    public Program get(Object what, Path out, Object... more) throws IOException {
        Program get = startGet(newHome(), what, out, more);
        get.awaitExit(Duration.ofMinutes(10));
        return get;
    }

    /** Runs a command that ends by itself and knows the discovery server. */
    public Program run(String command, Object... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--discovery", url));
        return Program.run(folder.resolve("asking"), arguments.toArray());
    }

    /** From how many sources {@code godwit find} says that there is something of a name. */
    int found(String name) throws IOException {
        return run("find", name, "--json")
                .json()
                .valueStream()
                .filter(hit -> hit.path("name").asString().equals(name))
                .mapToInt(hit -> hit.path("sources").asInt())
                .max()
                .orElse(0);
    }

    /** Waits until a search finds a name with at least so many sources. */
    public void awaitFindable(String name, int sources) {
        awaitFindable(name, sources, Duration.ofMinutes(3));
    }

    /** As {@link #awaitFindable(String, int)} with another patience. */
    public void awaitFindable(String name, int sources, Duration patience) {
        await("'" + name + "' from " + sources + " sources")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(DiscoveryException.class)
                .until(() -> sourcesOf(name) >= sources);
    }

    /** Waits until a search finds so many different things of a name. */
    public void awaitDifferent(String name, int things) {
        await(things + " things called '" + name + "'")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(DiscoveryException.class)
                .until(() -> hits(name).size() >= things);
    }

    /** Waits until a search finds nothing of a name any more. */
    public void awaitNotFindable(String name) {
        awaitNotFindable(name, Duration.ofMinutes(1));
    }

    /** As {@link #awaitNotFindable(String)}, for no longer than this. */
    void awaitNotFindable(String name, Duration patience) {
        await("no '" + name + "'")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(DiscoveryException.class)
                .until(() -> sourcesOf(name) == 0);
    }

    private int sourcesOf(String name) throws DiscoveryException {
        return hits(name).stream().mapToInt(FoundContent::sources).max().orElse(0);
    }

    /** Asked as {@code godwit find} asks, without a program of its own each time. */
    private List<FoundContent> hits(String name) throws DiscoveryException {
        try (DiscoveryGroup asked =
                new DiscoveryGroup(
                        List.of(
                                ServerDiscovery.forLookups(
                                        URI.create(url),
                                        EventSink.NONE,
                                        ServerDiscoverySettings.defaults())))) {
            return asked.search(name, MOST_HITS).stream()
                    .filter(hit -> hit.name().equals(name))
                    .toList();
        }
    }

    /** Stops the discovery server in order. */
    public void stopDiscovery() {
        discovery.close();
    }

    /**
     * Starts the discovery server again on the same port with what it remembered.
     *
     * @param more options for this time
     */
    public void restartDiscovery(Object... more) throws IOException {
        discovery = startDiscovery(Integer.parseInt(url.replaceAll(".*:(\\d+).*", "$1")), more);
        discovery.awaitReady("url");
    }

    /**
     * As {@link #restartDiscovery(Object...)}, with nothing that it remembered.
     *
     * @param more options for this time
     */
    public void restartDiscoveryEmpty(Object... more) throws IOException {
        try (Stream<Path> kept = Files.walk(data())) {
            for (Path file : kept.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        restartDiscovery(more);
    }

    private Path data() {
        return folder.resolve("discovery-data");
    }

    /** A profile with a key of its own and nothing else. */
    public Path newHome() throws IOException {
        homes++;
        Path home = folder.resolve("home-" + homes);
        Keys.give(home, homes);
        return home;
    }

    private Program startDiscovery(int port, Object... more) throws IOException {
        Files.createDirectories(folder);
        List<Object> options =
                new ArrayList<>(List.of("--bind", "127.0.0.1", "--port", port, "--data", data()));
        options.addAll(List.of(more));
        return Program.startSmallServer(folder.resolve("discovery-home"), options.toArray());
    }

    @Override
    public void close() {
        try {
            programs.forEach(Program::close);
        } finally {
            discovery.close();
        }
    }
}
