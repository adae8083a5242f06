package io.godwit.app.network;

import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.DiscoveryServerException;
import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.http.Stopping;
import io.godwit.discovery.server.registry.Heartbeats;
import io.godwit.discovery.server.registry.RegistryLimits;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** The discovery server in this program, for those whom the settings name. Thread-safe. */
final class EmbeddedServer implements AutoCloseable {
    /** Ports tried before any will do. */
    private static final int PORTS = 10;

    private static final int NAME_BYTES = 16;

    /** A local network, not the internet. */
    private static final int PEERS = 5_000;

    private static final long ENTRIES = 200_000;

    /** Peers are gone after three of them. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Nobody waits long for a window to close. */
    private static final Stopping STOPPING = new Stopping(Duration.ZERO, Duration.ofSeconds(1));

    private final DiscoveryServer server;
    private final String instance;

    private EmbeddedServer(DiscoveryServer server, String instance) {
        this.server = server;
        this.instance = instance;
    }

    /**
     * Starts it on the first port that is free.
     *
     * @throws DiscoveryServerException if there is none
     */
    static EmbeddedServer start(LanSettings settings) throws DiscoveryServerException {
        byte[] name = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(name);
        return new EmbeddedServer(serve(settings), HexFormat.of().formatHex(name));
    }

    /** Fewer entries where a window has less memory than usual; it needs most of it for itself. */
    static RegistryLimits limits(long heap) {
        long entries = Math.min(ENTRIES, RegistryLimits.fitting(heap).entries());
        return new RegistryLimits(PEERS, PEERS, entries, Heartbeats.every(HEARTBEAT));
    }

    private static DiscoveryServer serve(LanSettings settings) throws DiscoveryServerException {
        DiscoveryServerConfig config =
                DiscoveryServerConfig.defaults()
                        .with(limits(Runtime.getRuntime().maxMemory()))
                        .with(Front.PLAIN.stopped(STOPPING));
        int first = settings.firstPort();
        for (int port = first; first != 0 && port < first + PORTS; port++) {
            try {
                return DiscoveryServer.start(config.at(settings.bind(), port), settings.served());
            } catch (DiscoveryServerException failed) {
                if (failed.reason() != DiscoveryServerException.Reason.PORT_IN_USE) {
                    throw failed;
                }
            }
        }
        return DiscoveryServer.start(config.at(settings.bind(), 0), settings.served());
    }

    /** Its name in the local network. */
    String instance() {
        return instance;
    }

    int port() {
        return server.port();
    }

    /** Where this program reaches it. */
    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
