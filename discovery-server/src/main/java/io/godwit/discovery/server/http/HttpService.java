package io.godwit.discovery.server.http;

import io.godwit.core.crypto.X25519;
import io.godwit.discovery.server.accesslog.AccessLog;
import io.godwit.discovery.server.accesslog.Detail;
import io.godwit.discovery.server.metrics.RequestObserver;
import io.godwit.discovery.server.metrics.ServerMetrics;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.ServerClock;
import io.godwit.discovery.server.tls.CertificateWatch;
import io.godwit.discovery.server.tracker.ScrapeRequest;
import io.godwit.discovery.server.tracker.SwarmStore;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of a discovery server, from start to stop. HTTP/1.1 only. */
public final class HttpService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

    private static final int HEAD_BYTES = 4 * 1024;

    private final Javalin javalin;
    private final EventStreams events;
    private final ConnectionDeadlines deadlines;
    private final Clients clients;
    private final Door door;
    private final Drain drain = new Drain();
    private final Stopping stopping;
    private final @Nullable ServerMetrics metrics;

    /** Asked for also after the end, when the library has forgotten it. */
    private volatile int port;

    private HttpService(InetSocketAddress address, Backing backing, Settings settings) {
        Registry registry = backing.registry();
        deadlines = new ConnectionDeadlines(settings.limits(), settings.clock().nanos());
        clients = new Clients(settings.front().proxies());
        events = new EventStreams(registry, settings.limits());
        door =
                new Door(
                        address,
                        settings.limits(),
                        settings.served(),
                        deadlines,
                        new Parties(settings.limits(), settings.front().proxies()),
                        settings.certificates());
        stopping = settings.front().stopping();
        metrics = settings.front().watching().metrics() ? metrics(backing, settings) : null;
        javalin =
                Javalin.create(config -> {
                    tune(config, settings.limits(), headBytes(backing));
                    door.open(config);
                    route(config, backing, settings);
                });
    }

    /**
     * Serves.
     *
     * @param address where; port 0 takes a free one
     * @param backing what is served
     * @param settings limits and clocks
     * @throws RuntimeException with a {@link java.net.BindException} below it if the port cannot be had
     */
    public static HttpService start(InetSocketAddress address, Backing backing, Settings settings) {
        var service = new HttpService(address, backing, settings);
        try {
            service.port = service.javalin.start().port();
        } catch (RuntimeException e) {
            service.forget();
            throw e;
        }
        return service;
    }

    private ServerMetrics metrics(Backing backing, Settings settings) {
        var made = new ServerMetrics(backing.registry());
        backing.meters().accept(made);
        made.gauge("godwit.connections", "Connections open", deadlines::size);
        made.gauge("godwit.event.streams", "Event streams open", events::size);
        made.gauge("godwit.ready", "1 while new clients are welcome", () -> drain.ready() ? 1 : 0);
        SwarmStore tracked = backing.swarms();
        if (tracked != null) {
            made.gauge(
                    "godwit.tracker.swarms",
                    "Swarms of BitTorrent clients",
                    () -> tracked.stats().swarms());
            made.gauge(
                    "godwit.tracker.peers", "Peers of these swarms", () -> tracked.stats().peers());
        }
        CertificateWatch certificates = settings.certificates();
        if (certificates != null) {
            made.gauge(
                    "godwit.tls.certificate.expiry.timestamp.seconds",
                    "When the certificate ends, in seconds since 1970",
                    () -> certificates.current().expires().getEpochSecond());
        }
        return made;
    }

    private void route(JavalinConfig config, Backing backing, Settings settings) {
        Registry registry = backing.registry();
        Watching watching = settings.front().watching();
        LongSupplier nanos = settings.clock().nanos();
        var addresses = new AddressGate(settings.rates(), nanos, backing.buckets());
        var keys = new KeyGate(settings.rates().keys(), nanos, backing.buckets());
        var authenticator = new Authenticator(registry, keys);
        var desk =
                new RegistrationDesk(
                        settings.key(), settings.limits().signaturesAtOnce(), settings.clock());
        var routes = new Routes(addresses, registry);
        routes.peers(config.routes, new PeerRoutes(registry, desk, authenticator, keys));
        routes.contents(config.routes, new ContentRoutes(registry, authenticator, addresses));
        routes.status(config.routes, new StatusRoutes(registry, settings.clock(), drain));
        routes.page(
                config.routes, new StatusPage(registry, settings.clock(), drain, watching.title()));
        if (metrics != null) {
            routes.metrics(config.routes, new MetricsRoute(metrics, watching.metricsToken()));
        }
        SwarmStore tracked = backing.swarms();
        if (tracked != null) {
            routes.tracker(config.routes, new TrackerRoutes(tracked));
        }
        routes.events(config.routes, events, deadlines);
        routes.errors(config.routes);
        config.requestLogger.http(new Observers(observers(watching))::over);
    }

    private List<RequestObserver> observers(Watching watching) {
        var observers = new ArrayList<RequestObserver>();
        if (metrics != null) {
            observers.add(metrics);
        }
        if (watching.accessLog() != Detail.OFF) {
            observers.add(new AccessLog(watching.accessLog() == Detail.FULL));
        }
        return observers;
    }

    /**
     * How to serve.
     *
     * @param limits of connections
     * @param rates of requests
     * @param clock the time
     * @param key the server's key pair for tokens
     * @param front how it faces the world
     * @param certificates what its files of TLS hold; absent without them
     * @param served whether an address is served; asked for each connection, in any thread
     */
    public record Settings(
            HttpLimits limits,
            RateLimits rates,
            ServerClock clock,
            X25519 key,
            Front front,
            @Nullable CertificateWatch certificates,
            Predicate<InetAddress> served) {}

    /** Most bytes of a request before its body. */
    private static int headBytes(Backing backing) {
        return backing.swarms() == null ? HEAD_BYTES : HEAD_BYTES + ScrapeRequest.MAX_QUERY;
    }

    private void tune(JavalinConfig config, HttpLimits limits, int headBytes) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.asyncTimeout = 0;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(headBytes);
            http.setIdleTimeout(limits.idle().toMillis());
            http.addCustomizer(clients);
            http.addCustomizer(deadlines);
            http.addCustomizer(drain);
            http.addCustomizer(new GivingWay(new SlowThreads("discovery-waking-", 1)));
        });
    }

    /** The port it serves on. */
    public int port() {
        return port;
    }

    /** Tells listeners of changes and cuts connections that are overdue; to be called a few times a second. */
    public void tick() {
        deadlines.sweep();
        events.tick();
    }

    /** Takes a certificate that was renewed; to be called every few seconds, by one thread. */
    public void reloadCertificate() {
        door.reloadCertificate();
    }

    /** Whether it serves HTTPS. */
    public boolean secured() {
        return door.secured();
    }

    /**
     * Stops: says that it is not ready, lets nobody in any more, and waits for requests under way, as long as
     * {@link Stopping} says.
     */
    @Override
    public void close() {
        boolean interrupted = false;
        try {
            drain.announce(stopping.notice());
            drain.closeConnections();
            door.shut();
            events.close();
            int left = drain.await(stopping.patience());
            if (left > 0) {
                LOG.warn("{} requests were still under way and are cut", left);
            }
        } catch (InterruptedException e) {
            // What stops below would be cut short, too.
            interrupted = true;
        }
        try {
            forget();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void forget() {
        events.close();
        javalin.stop();
        if (metrics != null) {
            metrics.close();
        }
    }
}
