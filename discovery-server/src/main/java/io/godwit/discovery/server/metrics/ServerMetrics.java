package io.godwit.discovery.server.metrics;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The meters of one server. Thread-safe. */
public final class ServerMetrics implements RequestObserver, AutoCloseable {

    /** Content type of {@link #scrape}: Prometheus's text format. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String REQUESTS = "godwit.requests";
    private static final String REJECTIONS = "godwit.rejections";

    /** From what a lookup takes to what nobody should have to wait. */
    private static final Duration[] STEPS =
            Stream.of(1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 10_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Held, because the library holds them weakly. */
    private final List<Supplier<Number>> counted = new CopyOnWriteArrayList<>();

    /** Looked up for each request, which the library would do by making the whole description anew. */
    private record Outcome(String route, int hundreds) {}

    private final ConcurrentMap<Outcome, Timer> timers = new ConcurrentHashMap<>();
    private final JvmGcMetrics collector = new JvmGcMetrics();

    /**
     * Meters that follow a registry.
     *
     * @param registry what is counted
     */
    public ServerMetrics(Registry registry) {
        gauge("godwit.peers", "Peers online", registry, RegistryStats::peers);
        gauge("godwit.entries", "Published files and folders", registry, RegistryStats::entries);
        gauge("godwit.contents", "Distinct files and folders", registry, RegistryStats::contents);
        counter(
                "godwit.registrations",
                "Registrations accepted",
                registry,
                RegistryStats::registrations);
        counter("godwit.peers.expired", "Peers that fell silent", registry, RegistryStats::expired);
        counter("godwit.peers.evicted", "Peers dropped for room", registry, RegistryStats::evicted);
        for (ApiErrorCode reason : ApiErrorCode.values()) {
            meters.counter(REJECTIONS, "reason", reason.name());
        }
        new JvmInfoMetrics().bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        collector.bindTo(meters);
    }

    private void gauge(
            String name, String help, Registry registry, ToDoubleFunction<RegistryStats> of) {
        gauge(name, help, () -> of.applyAsDouble(registry.stats()));
    }

    private void counter(
            String name, String help, Registry registry, Function<RegistryStats, Long> of) {
        FunctionCounter.builder(name, registry, known -> of.apply(known.stats()))
                .description(help)
                .register(meters);
    }

    /**
     * Adds something that goes up and down.
     *
     * @param name as Micrometer writes it, {@code godwit.connections}
     * @param help what it is, for people
     * @param value asked at each scrape, in any thread
     */
    public void gauge(String name, String help, Supplier<Number> value) {
        Gauge.builder(name, value).description(help).strongReference(true).register(meters);
    }

    /**
     * Adds something that only grows.
     *
     * @param name as Micrometer writes it, {@code godwit.redis.failures}
     * @param help what it is, for people
     * @param value asked at each scrape, in any thread
     */
    public void counter(String name, String help, Supplier<Number> value) {
        FunctionCounter.builder(name, value, asked -> asked.get().doubleValue())
                .description(help)
                .register(meters);
        counted.add(value);
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder(REQUESTS)
                .description("Requests answered, by route and kind of status")
                .tag("route", outcome.route)
                .tag("outcome", outcome.hundreds + "xx")
                .serviceLevelObjectives(STEPS)
                .register(meters);
    }

    @Override
    public void over(ServedRequest request) {
        timers.computeIfAbsent(new Outcome(request.route(), request.status() / 100), this::timer)
                .record(request.took());
        if (request.refusal() != null) {
            meters.counter(REJECTIONS, "reason", request.refusal().name()).increment();
        }
    }

    /** All values now. */
    public String scrape() {
        return meters.scrape(CONTENT_TYPE);
    }

    @Override
    public void close() {
        collector.close();
        meters.close();
    }
}
