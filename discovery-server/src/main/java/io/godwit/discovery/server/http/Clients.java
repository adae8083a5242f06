package io.godwit.discovery.server.http;

import io.godwit.discovery.server.net.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;

/** Tells who sends a request. Immutable and thread-safe. */
final class Clients {

    private final TrustedProxies proxies;

    Clients(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The machine at the other end of the connection, or whom that one speaks for if it is a trusted proxy. */
    InetAddress of(HttpServletRequest request) {
        InetAddress connected = InetAddress.ofLiteral(withoutBrackets(request.getRemoteAddr()));
        return proxies.client(
                connected, () -> Collections.list(request.getHeaders(proxies.header().field())));
    }

    private static String withoutBrackets(String literal) {
        return literal.startsWith("[") ? literal.substring(1, literal.length() - 1) : literal;
    }
}
