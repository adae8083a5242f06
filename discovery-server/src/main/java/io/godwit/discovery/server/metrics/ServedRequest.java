package io.godwit.discovery.server.metrics;

import io.godwit.core.discovery.api.ApiErrorCode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that is over.
 *
 * @param route method and pattern, as in {@code GET /v1/peers/{id}}; {@link #NO_ROUTE} when none fits
 * @param status of the answer
 * @param refusal why it was refused; absent when it was not
 * @param took from its head to the end of its answer
 * @param target what exactly was asked by whom
 */
public record ServedRequest(
        String route, int status, @Nullable ApiErrorCode refusal, Duration took, Target target) {

    /** The route of requests that go nowhere. */
    public static final String NO_ROUTE = "none";

    /**
     * What may name people and files.
     *
     * @param client who asked; empty if he was gone before that could be seen
     * @param path as in the request line, without the query
     * @param query behind it, empty for none
     */
    public record Target(Optional<InetAddress> client, String path, String query) {}
}
