package io.godwit.app.network;

import io.godwit.core.discovery.lan.LanServer;
import io.godwit.core.discovery.server.ServerProbe;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Finds out which announced servers answer: an announcement outlives the program that made it when that ends without a
 * goodbye. Probes run in the background, a few at a time. Used by one thread.
 */
final class Probes {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    /** Servers with the smallest names, which alone are of interest. */
    private static final int MAX_PROBED = 8;

    /** A busy machine may miss one question. */
    private static final int MAX_FAILURES = 2;

    private final Predicate<URI> answers;
    private final LongSupplier nanos;
    private final Map<URI, Long> asked = new HashMap<>();
    private final Map<URI, Integer> failures = new ConcurrentHashMap<>();
    private final Set<URI> alive = ConcurrentHashMap.newKeySet();

    /** Asks over the network. */
    Probes() {
        this(url -> ServerProbe.answers(url, TIMEOUT), System::nanoTime);
    }

    Probes(Predicate<URI> answers, LongSupplier nanos) {
        this.answers = answers;
        this.nanos = nanos;
    }

    /** Those that answered last time; asks them again when that was long ago. */
    List<LanServer> alive(List<LanServer> announced) {
        List<LanServer> looked = announced.stream().sorted().limit(MAX_PROBED).toList();
        Set<URI> urls = new HashSet<>();
        looked.forEach(server -> urls.add(server.url()));
        asked.keySet().retainAll(urls);
        alive.retainAll(urls);
        failures.keySet().retainAll(urls);
        urls.stream().filter(this::isDue).forEach(this::ask);
        return looked.stream().filter(server -> alive.contains(server.url())).toList();
    }

    private boolean isDue(URI url) {
        Long last = asked.get(url);
        return last == null || nanos.getAsLong() - last >= AGAIN_NANOS;
    }

    private void ask(URI url) {
        asked.put(url, nanos.getAsLong());
        Thread.ofVirtual()
                .start(() -> {
                    if (answers.test(url)) {
                        alive.add(url);
                        failures.remove(url);
                    } else if (failures.merge(url, 1, Integer::sum) >= MAX_FAILURES) {
                        alive.remove(url);
                    }
                });
    }
}
