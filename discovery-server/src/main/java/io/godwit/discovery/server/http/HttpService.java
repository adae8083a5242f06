package io.godwit.discovery.server.http;

import io.godwit.core.crypto.X25519;
import io.godwit.discovery.server.ratelimit.RateLimiter;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.ServerClock;
import io.godwit.discovery.server.tls.CertificateWatch;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** The HTTP side of a discovery server, from start to stop. HTTP/1.1 only. */
public final class HttpService implements AutoCloseable {

    private final Javalin javalin;
    private final EventStreams events;
    private final ConnectionDeadlines deadlines;
    private final @Nullable TlsPort tls;
    private final int port;

    private HttpService(
            Javalin javalin,
            EventStreams events,
            ConnectionDeadlines deadlines,
            @Nullable TlsPort tls) {
        this.javalin = javalin;
        this.events = events;
        this.deadlines = deadlines;
        this.tls = tls;
        this.port = javalin.port();
    }

    /**
     * Serves.
     *
     * @param address where; port 0 takes a free one
     * @param registry what is served
     * @param heartbeat time between heartbeats, told to peers
     * @param settings limits and clocks
     * @throws RuntimeException with a {@link java.net.BindException} below it if the port cannot be had
     */
    public static HttpService start(
            InetSocketAddress address, Registry registry, Duration heartbeat, Settings settings) {
        var deadlines = new ConnectionDeadlines(settings.limits(), settings.clock().nanos());
        var events = new EventStreams(registry, settings.limits());
        CertificateWatch certificates = settings.certificates();
        TlsPort tls = certificates == null ? null : new TlsPort(certificates);
        var javalin =
                Javalin.create(config -> {
                    tune(config, settings.limits(), deadlines);
                    listen(config, address, settings, deadlines, tls);
                    route(config, registry, heartbeat, settings, events, deadlines);
                });
        return new HttpService(javalin.start(), events, deadlines, tls);
    }

    private static void route(
            JavalinConfig config,
            Registry registry,
            Duration heartbeat,
            Settings settings,
            EventStreams events,
            ConnectionDeadlines deadlines) {
        var authenticator = new Authenticator(registry);
        var desk =
                new RegistrationDesk(
                        settings.key(), settings.limits().signaturesAtOnce(), settings.clock());
        var routes =
                new Routes(
                        new RateLimiter(settings.rates(), settings.clock().nanos()),
                        new Clients(settings.front().proxies()));
        routes.peers(config.routes, new PeerRoutes(registry, desk, authenticator, heartbeat));
        routes.contents(config.routes, new ContentRoutes(registry, authenticator));
        routes.status(config.routes, new StatusRoutes(registry, settings.clock()));
        routes.events(config.routes, events, deadlines);
        routes.errors(config.routes);
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

    private static void tune(
            JavalinConfig config, HttpLimits limits, ConnectionDeadlines deadlines) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.asyncTimeout = 0;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(4 * 1024);
            http.setIdleTimeout(limits.idle().toMillis());
            http.addCustomizer(deadlines);
        });
    }

    private static void listen(
            JavalinConfig config,
            InetSocketAddress address,
            Settings settings,
            ConnectionDeadlines deadlines,
            @Nullable TlsPort tls) {
        HttpLimits limits = settings.limits();
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = connector(server, http, address, tls);
            connector.setIdleTimeout(limits.idle().toMillis());
            connector.addBean(new Audience(settings.served()));
            connector.addBean(deadlines);
            connector.addBean(new NetworkConnectionLimit(limits.connections(), connector));
            return connector;
        });
    }

    private static ServerConnector connector(
            Server server,
            HttpConfiguration http,
            InetSocketAddress address,
            @Nullable TlsPort tls) {
        var plain = new HttpConnectionFactory(http);
        ServerConnector connector =
                tls == null ? new ServerConnector(server, plain) : tls.connector(server, plain);
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        connector.setAcceptQueueSize(1_024);
        return connector;
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
        if (tls != null) {
            tls.reload();
        }
    }

    /** Whether it serves HTTPS. */
    public boolean secured() {
        return tls != null;
    }

    /** Stops; requests under way get a moment. */
    @Override
    public void close() {
        events.close();
        javalin.stop();
    }
}
