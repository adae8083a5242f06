package io.godwit.discovery.server.http;

import io.godwit.discovery.server.tls.CertificateWatch;
import io.javalin.config.JavalinConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** Where connections come in. Thread-safe. */
final class Door {

    private final InetSocketAddress address;
    private final HttpLimits limits;
    private final Predicate<InetAddress> served;
    private final ConnectionDeadlines deadlines;
    private final Parties parties;
    private final @Nullable TlsPort tls;
    private final AtomicReference<ServerConnector> connector = new AtomicReference<>();

    Door(
            InetSocketAddress address,
            HttpLimits limits,
            Predicate<InetAddress> served,
            ConnectionDeadlines deadlines,
            Parties parties,
            @Nullable CertificateWatch certificates) {
        this.address = address;
        this.limits = limits;
        this.served = served;
        this.deadlines = deadlines;
        this.parties = parties;
        this.tls = certificates == null ? null : new TlsPort(certificates);
    }

    void open(JavalinConfig config) {
        config.jetty.addConnector((server, http) -> {
            ServerConnector made = connector(server, http);
            made.setIdleTimeout(limits.idle().toMillis());
            // Once shut, for requests that are still arriving; the patience of the drain bounds it.
            made.setShutdownIdleTimeout(limits.idle().toMillis());
            made.addBean(new Audience(served));
            made.addBean(parties);
            made.addBean(deadlines);
            made.addBean(new NetworkConnectionLimit(limits.connections(), made));
            connector.set(made);
            return made;
        });
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        var plain = new HttpConnectionFactory(http);
        ServerConnector made =
                tls == null ? new ServerConnector(server, plain) : tls.connector(server, plain);
        made.setHost(address.getAddress().getHostAddress());
        made.setPort(address.getPort());
        made.setAcceptQueueSize(1_024);
        return made;
    }

    /** Lets nobody in any more; who is inside stays. */
    void shut() {
        ServerConnector made = connector.get();
        if (made != null) {
            // What it promises is that all are out, which the drain waits for with more patience.
            var _ = made.shutdown();
        }
    }

    /** Whether it speaks HTTPS. */
    boolean secured() {
        return tls != null;
    }

    /** Takes a certificate that was renewed; for one thread at a time. */
    void reloadCertificate() {
        if (tls != null) {
            tls.reload();
        }
    }
}
