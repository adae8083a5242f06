package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.net.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Tells who sends a request. Found out once, when its head is there, and noted with the request: a connection that has
 * been cut meanwhile does not know it any more. Immutable and thread-safe.
 */
final class Clients implements HttpConfiguration.Customizer {

    private static final String CONNECTED = "godwit.connected";
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
            arrived.setAttribute(CONNECTED, from.getAddress());
            proxies.client(from.getAddress(), () -> lines(arrived))
                    .ifPresent(client -> arrived.setAttribute(CLIENT, client));
        }
        return arrived;
    }

    private List<String> lines(Request arrived) {
        // A line without a value has none at all.
        return arrived.getHeaders().getValuesList(proxies.header().field()).stream()
                .map(line -> Objects.requireNonNullElse(line, ""))
                .toList();
    }

    /**
     * The machine at the other end of the connection, or whom that one speaks for if it is a trusted proxy.
     *
     * @throws RefusedException if the proxy does not say for whom
     * @throws IOException if the connection was cut before its request could be looked at
     */
    static InetAddress of(HttpServletRequest request) throws RefusedException, IOException {
        Optional<InetAddress> client = noted(request, CLIENT);
        if (client.isPresent()) {
            return client.get();
        }
        if (noted(request, CONNECTED).isEmpty()) {
            throw new IOException("the connection was cut as its request came");
        }
        throw new RefusedException(
                ApiErrorCode.BAD_FIELD,
                "the proxy does not name who asks by an address",
                "",
                "Tell the operator of the server: the proxy has to append an address.");
    }

    /** The same for the log: the proxy where it does not say for whom; empty if the connection was cut before. */
    static Optional<InetAddress> known(HttpServletRequest request) {
        return noted(request, CLIENT).or(() -> noted(request, CONNECTED));
    }

    private static Optional<InetAddress> noted(HttpServletRequest request, String name) {
        return request.getAttribute(name) instanceof InetAddress address
                ? Optional.of(address)
                : Optional.empty();
    }
}
