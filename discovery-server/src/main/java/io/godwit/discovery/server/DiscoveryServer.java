package io.godwit.discovery.server;

import io.godwit.core.crypto.X25519;
import io.godwit.core.peer.PeerAddress;
import io.godwit.discovery.server.DiscoveryServerException.Reason;
import io.godwit.discovery.server.http.HttpService;
import io.godwit.discovery.server.registry.MemoryRegistry;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A running discovery server, alone or inside another program. Thread-safe.
 *
 * <p>It knows who is online and which public files they offer; it never sees a file.
 */
public final class DiscoveryServer implements AutoCloseable {

    private final HttpService http;
    private final ScheduledExecutorService timer;
    private final InetAddress host;

    private DiscoveryServer(HttpService http, ScheduledExecutorService timer, InetAddress host) {
        this.http = http;
        this.timer = timer;
        this.host = host;
    }

    /**
     * Starts a server; it serves when this returns.
     *
     * @throws DiscoveryServerException if the port cannot be had; the reason and the text say what to do about it
     */
    public static DiscoveryServer start(DiscoveryServerConfig config)
            throws DiscoveryServerException {
        var random = new SecureRandom();
        var timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("discovery-timer").daemon().factory());
        var registry =
                new MemoryRegistry(
                        config.registry(),
                        config.clock(),
                        random,
                        task -> Thread.ofVirtual().start(task));
        var settings =
                new HttpService.Settings(
                        config.http(), config.rates(), config.clock(), X25519.generate(random));
        HttpService http = serve(config, registry, settings);
        timer.execute(new Recurring(timer, Duration.ofSeconds(1), registry::sweep));
        return new DiscoveryServer(http, timer, config.address().getAddress());
    }

    private static HttpService serve(
            DiscoveryServerConfig config, MemoryRegistry registry, HttpService.Settings settings)
            throws DiscoveryServerException {
        InetSocketAddress address = config.address();
        try {
            return HttpService.start(address, registry, config.registry().heartbeat(), settings);
        } catch (RuntimeException e) {
            throw cannotBind(address, e);
        }
    }

    private static DiscoveryServerException cannotBind(
            InetSocketAddress address, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                boolean used = String.valueOf(bind.getMessage()).contains("in use");
                return new DiscoveryServerException(
                        used ? Reason.PORT_IN_USE : Reason.CANNOT_BIND,
                        address,
                        PeerAddress.format(address)
                                + (used
                                        ? " is in use by another program; choose another port"
                                        : " cannot be listened on: " + bind.getMessage()),
                        failure);
            }
        }
        throw failure;
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** Where a program on this machine reaches it. */
    public URI url() {
        InetAddress reached = host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host;
        String literal = reached.getHostAddress();
        return URI.create(
                "http://"
                        + (reached instanceof Inet6Address ? "[" + literal + "]" : literal)
                        + ":"
                        + port());
    }

    /** Stops serving. */
    @Override
    public void close() {
        http.close();
        timer.shutdownNow();
    }
}
