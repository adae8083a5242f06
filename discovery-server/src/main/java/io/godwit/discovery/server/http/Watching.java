package io.godwit.discovery.server.http;

import io.godwit.discovery.server.accesslog.Detail;

/**
 * What an operator sees of a server.
 *
 * @param metrics whether there is {@code /metrics}
 * @param metricsToken who reads them has to present it; empty: anybody may
 * @param accessLog how much is written of each request
 * @param title headline of the page for people
 */
public record Watching(boolean metrics, String metricsToken, Detail accessLog, String title) {

    /** No metrics, no log of requests. */
    public static final Watching NOTHING =
            new Watching(false, "", Detail.OFF, "Godwit discovery server");

    /** Without the token. */
    @Override
    public String toString() {
        return "Watching[metrics=" + metrics + ", accessLog=" + accessLog + "]";
    }
}
