package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.metrics.RequestObserver;
import io.godwit.discovery.server.metrics.ServedRequest;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;

/** Tells those who watch of each request when it is over. Immutable and thread-safe. */
final class Observers {

    private static final String ROUTE = "godwit.route";
    private static final String REFUSAL = "godwit.refusal";
    private static final float NANOS_PER_MILLI = 1e6f;

    private final List<RequestObserver> observers;

    Observers(List<RequestObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    /** Notes which route a request takes. */
    static void takes(Context context, String route) {
        context.attribute(ROUTE, route);
    }

    /** Notes that a request is refused. */
    static void refused(Context context, ApiErrorCode code) {
        context.attribute(REFUSAL, code);
    }

    /** Called after the answer is written. */
    void over(Context context, Float millis) {
        if (observers.isEmpty()) {
            return;
        }
        String route = context.attribute(ROUTE);
        String query = context.queryString();
        var request =
                new ServedRequest(
                        route == null ? ServedRequest.NO_ROUTE : route,
                        context.statusCode(),
                        context.attribute(REFUSAL),
                        Duration.ofNanos((long) (millis * NANOS_PER_MILLI)),
                        new ServedRequest.Target(
                                Clients.known(context.req()),
                                context.req().getRequestURI(),
                                query == null ? "" : query));
        observers.forEach(observer -> observer.over(request));
    }
}
