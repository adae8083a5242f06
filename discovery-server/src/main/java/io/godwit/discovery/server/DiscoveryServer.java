package io.godwit.discovery.server;

import io.godwit.core.crypto.X25519;
import io.godwit.discovery.server.DiscoveryServerException.Reason;
import io.godwit.discovery.server.http.HttpService;
import io.godwit.discovery.server.redis.RedisAddress;
import io.godwit.discovery.server.tls.CertificateWatch;
import io.godwit.discovery.server.tls.TlsException;
import io.godwit.discovery.server.tls.TlsFiles;
import io.godwit.discovery.server.tracker.SwarmStore;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A running discovery server, alone or inside another program. Thread-safe.
 *
 * <p>It knows who is online and which public files they offer; it never sees a file.
 */
public final class DiscoveryServer implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration CERTIFICATE = Duration.ofSeconds(5);

    private final HttpService http;
    private final Timers timers;
    private final Kept kept;
    private final InetAddress host;

    private DiscoveryServer(HttpService http, Timers timers, Kept kept, InetAddress host) {
        this.http = http;
        this.timers = timers;
        this.kept = kept;
        this.host = host;
    }

    /**
     * Starts a server for everybody; it serves when this returns.
     *
     * @throws DiscoveryServerException if the port cannot be had; the reason and the text say what to do about it
     */
    public static DiscoveryServer start(DiscoveryServerConfig config)
            throws DiscoveryServerException {
        return start(config, address -> true);
    }

    /**
     * Starts a server for some; it serves when this returns. Connections from elsewhere are cut before anything of them
     * is read.
     *
     * @param served whether an address is served; asked for each connection, in any thread
     * @throws DiscoveryServerException as above
     */
    public static DiscoveryServer start(DiscoveryServerConfig config, Predicate<InetAddress> served)
            throws DiscoveryServerException {
        var random = new SecureRandom();
        var settings =
                new HttpService.Settings(
                        config.http(),
                        config.rates(),
                        config.clock(),
                        X25519.generate(random),
                        config.front(),
                        certificates(config),
                        served);
        Kept kept = keep(config, random);
        HttpService http = serve(config, kept, settings);
        return new DiscoveryServer(
                http, timers(config, kept, http), kept, config.address().getAddress());
    }

    private static Kept keep(DiscoveryServerConfig config, RandomGenerator random)
            throws DiscoveryServerException {
        RedisAddress redis = config.keeping().redis();
        return redis == null
                ? KeptInMemory.open(config, random)
                : KeptInRedis.open(redis, config, random);
    }

    private static @Nullable CertificateWatch certificates(DiscoveryServerConfig config)
            throws DiscoveryServerException {
        TlsFiles files = config.front().tls();
        if (files == null) {
            return null;
        }
        try {
            return CertificateWatch.open(files);
        } catch (TlsException e) {
            throw new DiscoveryServerException(
                    Reason.CERTIFICATE,
                    config.address(),
                    "the certificate cannot be used: " + e.getMessage(),
                    e);
        }
    }

    private static Timers timers(DiscoveryServerConfig config, Kept kept, HttpService http) {
        var timers = new Timers();
        timers.every(TICK, http::tick);
        timers.every(SWEEP, kept.backing().registry()::sweep);
        SwarmStore swarms = kept.backing().swarms();
        if (swarms != null) {
            timers.every(SWEEP, swarms::sweep);
        }
        timers.everyOnDisk(CERTIFICATE, http::reloadCertificate);
        // At once too: a folder that takes no snapshot is told of when somebody may still look.
        timers.everyOnDisk(config.keeping().every(), kept::save);
        return timers;
    }

    private static HttpService serve(
            DiscoveryServerConfig config, Kept kept, HttpService.Settings settings)
            throws DiscoveryServerException {
        InetSocketAddress address = config.address();
        try {
            return HttpService.start(address, kept.backing(), settings);
        } catch (RuntimeException e) {
            kept.abandon();
            throw cannotBind(address, e);
        }
    }

    private static DiscoveryServerException cannotBind(
            InetSocketAddress address, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return BindFailure.of(address, bind);
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
                (http.secured() ? "https://" : "http://")
                        + (reached instanceof Inet6Address ? "[" + literal + "]" : literal)
                        + ":"
                        + port());
    }

    /** Stops serving and keeps what is known for the next start. */
    @Override
    public void close() {
        // An interrupt closes the file that is being written: the last snapshot would be lost.
        boolean interrupted = Thread.interrupted();
        try {
            http.close();
            interrupted |= Thread.interrupted();
            timers.close();
            interrupted |= Thread.interrupted();
            kept.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
