package io.godwit.discovery.server.http;

import io.godwit.discovery.server.net.TrustedProxies;
import io.godwit.discovery.server.tls.TlsFiles;
import io.godwit.discovery.server.tracker.TrackerSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a server faces the world. Immutable; begin with {@link #PLAIN}.
 *
 * @param proxies whose word about their clients is taken
 * @param tls where the certificate of HTTPS is; absent: HTTP
 * @param watching what an operator sees
 * @param stopping how it ends
 * @param tracker what it is to BitTorrent clients
 */
public record Front(
        TrustedProxies proxies,
        @Nullable TlsFiles tls,
        Watching watching,
        Stopping stopping,
        TrackerSettings tracker) {

    /** HTTP with nothing in front of it and nobody watching. */
    public static final Front PLAIN =
            new Front(
                    TrustedProxies.NONE,
                    null,
                    Watching.NOTHING,
                    Stopping.DEFAULT,
                    TrackerSettings.OFF);

    /** The same behind proxies. */
    public Front behind(TrustedProxies trusted) {
        return new Front(trusted, tls, watching, stopping, tracker);
    }

    /** The same with HTTPS. */
    public Front secured(TlsFiles files) {
        return new Front(proxies, files, watching, stopping, tracker);
    }

    /** The same seen in another way. */
    public Front watched(Watching by) {
        return new Front(proxies, tls, by, stopping, tracker);
    }

    /** The same ending in another way. */
    public Front stopped(Stopping how) {
        return new Front(proxies, tls, watching, how, tracker);
    }

    /** The same with a tracker. */
    public Front tracking(TrackerSettings settings) {
        return new Front(proxies, tls, watching, stopping, settings);
    }
}
