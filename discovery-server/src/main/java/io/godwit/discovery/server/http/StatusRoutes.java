package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.HealthAnswer;
import io.godwit.core.discovery.api.StatsAnswer;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryStats;
import io.godwit.discovery.server.registry.ServerClock;
import java.util.concurrent.TimeUnit;

/** How the server is. Thread-safe. */
final class StatusRoutes {

    private final Registry registry;
    private final ServerClock clock;
    private final long started;

    StatusRoutes(Registry registry, ServerClock clock) {
        this.registry = registry;
        this.clock = clock;
        this.started = clock.nanos().getAsLong();
    }

    /** {@code GET /health}. */
    void health(Exchange exchange) {
        exchange.answer(new HealthAnswer("ok"));
    }

    /** {@code GET /stats}. */
    void stats(Exchange exchange) {
        RegistryStats stats = registry.stats();
        exchange.answer(
                new StatsAnswer(
                        stats.peers(),
                        stats.entries(),
                        stats.contents(),
                        stats.registrations(),
                        stats.expired(),
                        stats.evicted(),
                        TimeUnit.NANOSECONDS.toSeconds(clock.nanos().getAsLong() - started)));
    }
}
