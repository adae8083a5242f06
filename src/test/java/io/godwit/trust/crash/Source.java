package io.godwit.trust.crash;

import static org.awaitility.Awaitility.await;

import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.tests.HashedFile;
import io.godwit.tests.OneFileAnnouncement;
import io.godwit.tests.Program;
import io.godwit.trust.chaos.ChaosProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * A real peer that serves its own copy of a file, behind a proxy. It does not announce itself: it is announced from here
 * with its own key, at the address of the proxy.
 */
public final class Source implements AutoCloseable {

    private final Path home;
    private final Path original;
    private final Path copy;
    private final ChaosProxy proxy = new ChaosProxy(0);
    private Program program;
    private Optional<ServerDiscovery> announced = Optional.empty();
    private boolean changed;

    /**
     * Starts it and waits until it serves.
     *
     * @param folder for its profile and its copy
     * @param original what it copies; not changed
     */
    public Source(Path folder, Path original) throws IOException {
        this.home = folder.resolve("home");
        this.original = original;
        this.copy =
                Files.createDirectories(folder.resolve("shares")).resolve(original.getFileName());
        Files.copy(original, copy);
        this.program = start();
        awaitServing();
    }

    /** Has a discovery server know it, by the address of the proxy. */
    public void announce(String discoveryUrl, HashedFile file) throws IOException {
        SecureRandom random = new SecureRandom();
        var key = new IdentityFile(home.resolve(IdentityFile.NAME), random, EventSink.NONE);
        try (Password none = Password.none()) {
            ServerDiscovery discovery =
                    new ServerDiscovery(
                            URI.create(discoveryUrl),
                            key.load(none),
                            EventSink.NONE,
                            ServerDiscoverySettings.defaults());
            announced = Optional.of(discovery);
            discovery.announce(OneFileAnnouncement.of("source", proxy.address(), file));
        }
    }

    /** What all connections to it go through. */
    public ChaosProxy proxy() {
        return proxy;
    }

    /** The running peer; another one after each start. */
    public Program program() {
        return program;
    }

    private Program start() throws IOException {
        Program started =
                Program.start(
                        home,
                        "peer",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--no-discovery",
                        "--share",
                        copy);
        proxy.target(Integer.parseInt(started.awaitReady("port")));
        return started;
    }

    /** kill -9. */
    public void kill() {
        proxy.target(0);
        program.kill();
    }

    /** Starts it again if it is not running. */
    public void revive() throws IOException {
        if (!program.isAlive()) {
            program = start();
        }
    }

    /** Its copy, to be changed under its hands. */
    Path spoil() {
        changed = true;
        return copy;
    }

    /** Running, awake, and with the right file. */
    public void settle() throws IOException {
        Signals.resume(program);
        revive();
        if (changed) {
            Path fresh = copy.resolveSibling("restored");
            Files.copy(original, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
            // Whatever the watch has seen so far, a start looks anew.
            program.close();
            program = start();
            changed = false;
            awaitServing();
        }
    }

    private void awaitServing() {
        await("a source that has indexed its file")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    var shares = Program.run(home, "shares", "--json").json();
                    return shares.path(0).path("state").asString("").equalsIgnoreCase("ready")
                            && shares.path(0).path("size").asLong() == Files.size(original);
                });
    }

    @Override
    public void close() throws IOException {
        announced.ifPresent(ServerDiscovery::close);
        Signals.resume(program);
        program.close();
        proxy.close();
    }
}
