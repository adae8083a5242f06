package io.godwit.discovery.server.http;

import io.godwit.discovery.server.net.TrustedProxies;
import io.godwit.discovery.server.tls.TlsFiles;
import org.jspecify.annotations.Nullable;

/**
 * How a server faces the world. Immutable; begin with {@link #PLAIN}.
 *
 * @param proxies whose word about their clients is taken
 * @param tls where the certificate of HTTPS is; absent: HTTP
 */
public record Front(TrustedProxies proxies, @Nullable TlsFiles tls) {

    /** HTTP with nothing in front of it. */
    public static final Front PLAIN = new Front(TrustedProxies.NONE, null);

    /** The same behind proxies. */
    public Front behind(TrustedProxies trusted) {
        return new Front(trusted, tls);
    }

    /** The same with HTTPS. */
    public Front secured(TlsFiles files) {
        return new Front(proxies, files);
    }
}
