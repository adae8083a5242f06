package io.godwit.discovery.server.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Where a Redis or Valkey is and how to be let in. Immutable.
 *
 * @param url scheme {@code redis} or {@code rediss} (TLS), host, and what else there is of password, port and database
 */
public record RedisAddress(URI url) {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final int DEFAULT_PORT = 6379;

    /**
     * Reads one, such as {@code redis://127.0.0.1} or {@code rediss://user:password@host:6379/0}; nothing is looked up.
     *
     * @return empty when it is none
     */
    public static Optional<RedisAddress> parse(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        boolean good =
                SCHEMES.contains(String.valueOf(url.getScheme()))
                        && url.getHost() != null
                        && url.getPort() <= 0xffff
                        && url.getPort() != 0
                        && (url.getUserInfo() == null || url.getUserInfo().contains(":"))
                        && url.getPath().matches("/?|/[0-9]{1,4}")
                        && url.getQuery() == null
                        && url.getFragment() == null;
        return good ? Optional.of(new RedisAddress(withPort(url))) : Optional.empty();
    }

    private static URI withPort(URI url) {
        if (url.getPort() > 0) {
            return url;
        }
        String user = url.getRawUserInfo() == null ? "" : url.getRawUserInfo() + "@";
        return URI.create(
                url.getScheme()
                        + "://"
                        + user
                        + url.getHost()
                        + ":"
                        + DEFAULT_PORT
                        + url.getRawPath());
    }

    /** For people: without user and password. */
    @Override
    public String toString() {
        return url.getScheme()
                + "://"
                + (url.getRawUserInfo() == null ? "" : "***@")
                + url.getHost()
                + ":"
                + url.getPort()
                + url.getRawPath();
    }
}
