package io.godwit.app.network;

import io.godwit.core.discovery.lan.LanDirectory;
import io.godwit.core.discovery.lan.LanServer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks that this machine is in at the moment, each listened to by itself: one that comes or goes leaves what is
 * heard and announced in the others as it is. Used by one thread at a time.
 */
final class LocalNetworks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalNetworks.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Supplier<List<InetAddress>> networks;
    private final Map<InetAddress, LanDirectory> directories;
    private final Stopwatch asked = new Stopwatch(System::nanoTime);

    /** Where the server is announced, or is going to be. */
    private final Set<LanDirectory> told = new HashSet<>();

    /** Where nothing can be listened to; that is tried each time and said once. */
    private final Set<InetAddress> deaf = ConcurrentHashMap.newKeySet();

    /** What a change opens, until it is taken over. */
    private CompletableFuture<Map<InetAddress, LanDirectory>> opening = nothing();

    private volatile @Nullable EmbeddedServer announced;

    /**
     * Listens in all networks that there are now.
     *
     * @param networks this machine's addresses in the networks to look in
     */
    LocalNetworks(Supplier<List<InetAddress>> networks) {
        this.networks = networks;
        directories = open(new LinkedHashSet<>(networks.get()));
        asked.runWhile(true);
    }

    private static CompletableFuture<Map<InetAddress, LanDirectory>> nothing() {
        return CompletableFuture.completedFuture(Map.of());
    }

    private Map<InetAddress, LanDirectory> open(Collection<InetAddress> addresses) {
        Map<InetAddress, LanDirectory> opened = new LinkedHashMap<>();
        for (InetAddress address : addresses) {
            try {
                opened.put(address, LanDirectory.open(address));
                deaf.remove(address);
            } catch (IOException noMulticast) {
                if (deaf.add(address)) {
                    LOG.warn("the local network cannot be listened to", noMulticast);
                }
            }
        }
        return opened;
    }

    /**
     * Looks every few seconds which networks there are now, and listens in those.
     *
     * @return whether one is listened to from now on that was not before
     */
    boolean follow() {
        if (!opening.isDone()) {
            return false;
        }
        Map<InetAddress, LanDirectory> opened = opening.join();
        opening = nothing();
        directories.putAll(opened);
        if (asked.reached(AGAIN)) {
            asked.runWhile(false);
            asked.runWhile(true);
            change(new LinkedHashSet<>(networks.get()));
        }
        return !opened.isEmpty();
    }

    private void change(Set<InetAddress> now) {
        Set<InetAddress> come = new LinkedHashSet<>(now);
        come.removeAll(directories.keySet());
        List<LanDirectory> gone =
                directories.entrySet().stream()
                        .filter(one -> !now.contains(one.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        if (come.isEmpty() && gone.isEmpty()) {
            return;
        }
        directories.keySet().retainAll(now);
        gone.forEach(told::remove);
        opening =
                CompletableFuture.supplyAsync(
                                () -> {
                                    // Two that announce the same server in one network take each
                                    // other for strangers who have its name.
                                    close(gone);
                                    return open(come);
                                },
                                task -> Thread.ofVirtual().start(task))
                        .exceptionally(fault -> {
                            LOG.error("following the local networks failed", fault);
                            return Map.of();
                        });
    }

    /** The servers announced at the moment by others, smallest name first. */
    List<LanServer> servers() {
        EmbeddedServer server = announced;
        String own = server == null ? "" : server.instance();
        return directories.values().stream()
                .flatMap(directory -> directory.servers().stream())
                .filter(one -> !one.instance().equals(own))
                .sorted()
                .distinct()
                .toList();
    }

    /** Announces a server where that was not done yet; returns at once. */
    void announce(EmbeddedServer server) {
        if (!server.equals(announced)) {
            told.clear();
            announced = server;
        }
        List<LanDirectory> untold =
                directories.values().stream().filter(one -> !told.contains(one)).toList();
        if (!untold.isEmpty()) {
            told.addAll(untold);
            Thread.ofVirtual().start(() -> untold.forEach(one -> announce(server, one)));
        }
    }

    /** Takes seconds in which this program can do without. */
    private void announce(EmbeddedServer server, LanDirectory directory) {
        try {
            directory.announce(server.instance(), server.port());
            if (!server.equals(announced)) {
                directory.withdraw(server.instance());
            }
        } catch (IOException | IllegalStateException unheard) {
            // The library throws the latter where the network has gone meanwhile.
            LOG.warn("the discovery server is not announced: {}", unheard.getMessage());
        }
    }

    /** Announces the server of this program no longer. */
    void withdraw() {
        EmbeddedServer server = announced;
        announced = null;
        if (server != null) {
            directories.values().forEach(directory -> directory.withdraw(server.instance()));
        }
    }

    /** Each takes two seconds. */
    private static void close(Collection<LanDirectory> all) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(directory -> threads.execute(directory::close));
        }
    }

    /** Withdraws what is announced and stops listening; takes two seconds. */
    @Override
    public void close() {
        announced = null;
        var _ = opening.thenAccept(opened -> close(opened.values()));
        close(directories.values());
    }
}
