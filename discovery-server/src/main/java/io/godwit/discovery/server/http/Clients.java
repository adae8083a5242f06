package io.godwit.discovery.server.http;

import io.godwit.discovery.server.net.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Tells who sends a request. Found out once, when its head is there, and noted with the request: a connection that has
 * been cut meanwhile does not know it any more. Immutable and thread-safe.
 */
final class Clients implements HttpConfiguration.Customizer {

    private static final String CLIENT = "godwit.client";

    private final TrustedProxies proxies;

    Clients(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Called when the head of a request is there. */
    @Override
    public Request customize(Request arrived, HttpFields.Mutable responseHeaders) {
        if (arrived.getConnectionMetaData().getRemoteSocketAddress()
                instanceof InetSocketAddress from) {
            String field = proxies.header().field();
            arrived.setAttribute(
                    CLIENT,
                    proxies.client(
                            from.getAddress(), () -> arrived.getHeaders().getValuesList(field)));
        }
        return arrived;
    }

    /**
     * The machine at the other end of the connection, or whom that one speaks for if it is a trusted proxy.
     *
     * @throws IOException if the connection was cut before its request could be looked at
     */
    static InetAddress of(HttpServletRequest request) throws IOException {
        return known(request)
                .orElseThrow(() -> new IOException("the connection was cut as its request came"));
    }

    /** The same; empty if the connection was cut before. */
    static Optional<InetAddress> known(HttpServletRequest request) {
        return request.getAttribute(CLIENT) instanceof InetAddress client
                ? Optional.of(client)
                : Optional.empty();
    }
}
