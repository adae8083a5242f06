package io.godwit.discovery.server.http;

import io.godwit.core.crypto.ConstantTime;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.metrics.ServerMetrics;
import java.nio.charset.StandardCharsets;

/** What monitoring reads. Thread-safe. */
final class MetricsRoute {

    static final String PATH = "/metrics";

    private final ServerMetrics metrics;
    private final String token;

    /**
     * A route.
     *
     * @param metrics what is read
     * @param token who reads has to present it; empty: anybody may
     */
    MetricsRoute(ServerMetrics metrics, String token) {
        this.metrics = metrics;
        this.token = token;
    }

    /** {@code GET /metrics}. */
    void scrape(Exchange exchange) throws RefusedException {
        boolean welcome =
                token.isEmpty()
                        || ConstantTime.equal(
                                bytes(exchange.header("Authorization")), bytes("Bearer " + token));
        if (!welcome) {
            throw new RefusedException(
                    ApiErrorCode.NOT_AUTHENTICATED,
                    "the token for metrics is absent or wrong",
                    "",
                    "Send the operator's token as Authorization: Bearer.");
        }
        exchange.answerText(ServerMetrics.CONTENT_TYPE, metrics.scrape());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
