package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.ratelimit.RateLimiter;
import io.godwit.discovery.server.ratelimit.RequestKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which handler answers what, behind the limit for its kind; and how a refusal looks. */
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final ApiJson json = ApiJson.forRequests();
    private final RateLimiter limiter;
    private final Clients clients;

    Routes(RateLimiter limiter, Clients clients) {
        this.limiter = limiter;
        this.clients = clients;
    }

    private Exchange exchange(Context context) {
        return new Exchange(context, json, clients.of(context.req()));
    }

    void peers(RoutesConfig routes, PeerRoutes peers) {
        routes.post("/v1/peers", limited(RequestKind.REGISTER, peers::register));
        routes.get("/v1/peers", limited(RequestKind.LIST, peers::list));
        routes.get("/v1/peers/{id}", limited(RequestKind.READ, peers::find));
        routes.delete("/v1/peers/{id}", limited(RequestKind.WRITE, peers::remove));
        routes.put("/v1/peers/{id}/heartbeat", limited(RequestKind.WRITE, peers::heartbeat));
        routes.post("/register", limited(RequestKind.REGISTER, peers::register));
        routes.get("/peers", limited(RequestKind.LIST, peers::list));
        routes.post("/heartbeat", limited(RequestKind.WRITE, peers::simpleHeartbeat));
    }

    void contents(RoutesConfig routes, ContentRoutes contents) {
        routes.put("/v1/peers/{id}/shares", limited(RequestKind.WRITE, contents::publish));
        routes.get("/v1/search", limited(RequestKind.READ, contents::search));
        routes.get("/v1/swarms/{root}", limited(RequestKind.READ, contents::swarm));
    }

    void events(RoutesConfig routes, EventStreams streams, ConnectionDeadlines deadlines) {
        routes.get(
                "/v1/events",
                context -> {
                    Exchange exchange = exchange(context);
                    admit(RequestKind.READ, exchange);
                    deadlines.release(
                            ServletContextRequest.getServletContextRequest(context.req())
                                    .getConnectionMetaData()
                                    .getConnection());
                    streams.stream(NetworkPrefix.host(exchange.client()), context.res());
                });
    }

    void status(RoutesConfig routes, StatusRoutes status) {
        routes.get("/health", limited(RequestKind.READ, status::health));
        routes.get("/stats", limited(RequestKind.READ, status::stats));
    }

    void errors(RoutesConfig routes) {
        routes.exception(RefusedException.class, (e, context) -> refuse(context, e));
        routes.exception(
                IOException.class,
                (e, context) -> {
                    // The client went away or was too slow; there is nobody to tell.
                    LOG.debug("a request ended early", e);
                    context.status(408);
                });
        routes.exception(
                Exception.class,
                (e, context) -> {
                    LOG.error("a request failed", e);
                    refuse(context, failure(ApiErrorCode.INTERNAL, "the server failed"));
                });
        routes.exception(
                HttpResponseException.class,
                (e, context) ->
                        refuse(context, failure(ApiErrorCode.NOT_FOUND, "there is no such route")));
    }

    private static RefusedException failure(ApiErrorCode code, String error) {
        return new RefusedException(code, error, "", Hints.of(code));
    }

    Handler limited(RequestKind kind, Route route) {
        return context -> {
            Exchange exchange = exchange(context);
            admit(kind, exchange);
            route.handle(exchange);
        };
    }

    void admit(RequestKind kind, Exchange exchange) throws RefusedException {
        Duration wait = limiter.take(kind, NetworkPrefix.host(exchange.client()));
        if (wait.isPositive()) {
            throw RefusedException.later(
                    ApiErrorCode.RATE_LIMITED,
                    "too many requests of this kind from this address",
                    wait);
        }
    }

    private void refuse(Context context, RefusedException refusal) {
        Exchange exchange = exchange(context);
        if (refusal.code() == ApiErrorCode.NOT_AUTHENTICATED) {
            exchange.header("WWW-Authenticate", "GW1-HMAC");
        }
        if (refusal.retryAfter().isPositive()) {
            long seconds = refusal.retryAfter().plusMillis(999).toSeconds();
            exchange.header("Retry-After", Long.toString(seconds));
        }
        exchange.answer(refusal.code().status(), refusal.body());
    }
}
