package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.HealthAnswer;
import io.godwit.core.discovery.api.ReadyAnswer;
import io.godwit.core.discovery.api.StatsAnswer;
import io.godwit.discovery.server.registry.Condition;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryStats;
import io.godwit.discovery.server.registry.ServerClock;
import java.util.concurrent.TimeUnit;

/** How the server is. Thread-safe. */
final class StatusRoutes {

    /** 503 Service Unavailable. */
    private static final int NOT_READY = 503;

    private final Registry registry;
    private final ServerClock clock;
    private final Drain drain;
    private final long started;

    StatusRoutes(Registry registry, ServerClock clock, Drain drain) {
        this.registry = registry;
        this.clock = clock;
        this.drain = drain;
        this.started = clock.nanos().getAsLong();
    }

    /** {@code GET /health} and {@code GET /health/live}: whether it runs. */
    void live(Exchange exchange) {
        exchange.answer(new HealthAnswer("ok"));
    }

    /**
     * {@code GET /health/ready}: whether new clients should be sent here. Where only reading works they should, as there
     * may be nobody who can do more; the status in the answer says so.
     */
    void ready(Exchange exchange) {
        Condition condition = registry.condition();
        if (!drain.ready()) {
            exchange.answer(NOT_READY, new ReadyAnswer("stopping", ""));
        } else if (!condition.readable()) {
            exchange.answer(NOT_READY, new ReadyAnswer("starting", condition.detail()));
        } else {
            String status = condition.writable() ? "ok" : "degraded";
            exchange.answer(new ReadyAnswer(status, condition.detail()));
        }
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
                        TimeUnit.NANOSECONDS.toSeconds(clock.nanos().getAsLong() - started),
                        registry.condition().detail()));
    }
}
