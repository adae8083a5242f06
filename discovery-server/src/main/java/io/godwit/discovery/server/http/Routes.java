package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.ratelimit.RequestKind;
import io.godwit.discovery.server.registry.Registry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which handler answers what, behind the limit for its kind; and how a refusal looks. */
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final ApiJson json = ApiJson.forRequests();
    private final AddressGate gate;
    private final Registry registry;

    Routes(AddressGate gate, Registry registry) {
        this.gate = gate;
        this.registry = registry;
    }

    private Exchange exchange(Context context) {
        return new Exchange(context, json);
    }

    void peers(RoutesConfig routes, PeerRoutes peers) {
        on(routes::post, "POST /v1/peers", RequestKind.REGISTER, known(peers::register));
        on(routes::get, "GET /v1/peers", RequestKind.LIST, known(peers::list));
        on(routes::get, "GET /v1/peers/{id}", RequestKind.READ, known(peers::find));
        on(routes::delete, "DELETE /v1/peers/{id}", RequestKind.WRITE, known(peers::remove));
        on(routes::put, "PUT /v1/peers/{id}/heartbeat", RequestKind.WRITE, known(peers::heartbeat));
        on(routes::post, "POST /register", RequestKind.REGISTER, known(peers::register));
        on(routes::get, "GET /peers", RequestKind.LIST, known(peers::list));
        on(routes::post, "POST /heartbeat", RequestKind.WRITE, known(peers::simpleHeartbeat));
    }

    void contents(RoutesConfig routes, ContentRoutes contents) {
        on(routes::put, "PUT /v1/peers/{id}/shares", RequestKind.WRITE, known(contents::publish));
        on(routes::get, "GET /v1/search", RequestKind.READ, known(contents::search));
        on(routes::get, "GET /v1/swarms/{root}", RequestKind.READ, known(contents::swarm));
    }

    void events(RoutesConfig routes, EventStreams streams, ConnectionDeadlines deadlines) {
        routes.get(
                "/v1/events",
                context -> {
                    Observers.takes(context, "GET /v1/events");
                    Exchange exchange = exchange(context);
                    gate.admit(RequestKind.READ, exchange.client());
                    checkKnown();
                    Connection connection =
                            ServletContextRequest.getServletContextRequest(context.req())
                                    .getConnectionMetaData()
                                    .getConnection();
                    streams.stream(
                            NetworkPrefix.host(exchange.client()),
                            context.res(),
                            () -> deadlines.release(connection));
                });
    }

    void status(RoutesConfig routes, StatusRoutes status) {
        on(routes::get, "GET /health", RequestKind.READ, status::live);
        on(routes::get, "GET /health/live", RequestKind.READ, status::live);
        on(routes::get, "GET /health/ready", RequestKind.READ, status::ready);
        on(routes::get, "GET /stats", RequestKind.READ, status::stats);
    }

    void page(RoutesConfig routes, StatusPage page) {
        on(routes::get, "GET /", RequestKind.READ, page::show);
    }

    void metrics(RoutesConfig routes, MetricsRoute metrics) {
        on(routes::get, "GET " + MetricsRoute.PATH, RequestKind.READ, metrics::scrape);
    }

    /** Clients of BitTorrent know no other errors than those of their protocol. */
    void tracker(RoutesConfig routes, TrackerRoutes tracker) {
        routes.get("/announce", tracking("GET /announce", tracker, tracker::announce));
        routes.get("/scrape", tracking("GET /scrape", tracker, tracker::scrape));
    }

    private Handler tracking(String name, TrackerRoutes tracker, Route route) {
        return context -> {
            Observers.takes(context, name);
            Exchange exchange = exchange(context);
            try {
                gate.admit(RequestKind.ANNOUNCE, exchange.client());
                route.handle(exchange);
            } catch (RefusedException e) {
                tracker.refuse(exchange, e);
            }
        };
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

    /** A method of {@link RoutesConfig}, which takes a pattern and what answers it; what it returns is of no use here. */
    @FunctionalInterface
    private interface Method {
        Object add(String pattern, Handler handler);
    }

    /** Answers a route, which is a method and a pattern, behind the limit for its kind. */
    private void on(Method method, String name, RequestKind kind, Route route) {
        method.add(
                name.substring(name.indexOf(' ') + 1),
                context -> {
                    Observers.takes(context, name);
                    Exchange exchange = exchange(context);
                    gate.admit(kind, exchange.client());
                    route.handle(exchange);
                });
    }

    /** A route that answers out of the registry, which would be wrong while that does not know who is online. */
    private Route known(Route route) {
        return exchange -> {
            checkKnown();
            route.handle(exchange);
        };
    }

    private void checkKnown() throws RefusedException {
        if (!registry.condition().readable()) {
            throw RefusedException.later(
                    ApiErrorCode.BUSY,
                    "this server does not know yet who is online",
                    Duration.ofSeconds(1));
        }
    }

    /** By chance up to half as long again, so that who was refused together does not come back together. */
    private static long spread(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return seconds + ThreadLocalRandom.current().nextLong(seconds / 2 + 2);
    }

    private void refuse(Context context, RefusedException refusal) {
        Observers.refused(context, refusal.code());
        Exchange exchange = exchange(context);
        if (refusal.code() == ApiErrorCode.NOT_AUTHENTICATED) {
            boolean bearer = context.path().equals(MetricsRoute.PATH);
            exchange.header("WWW-Authenticate", bearer ? "Bearer" : "GW1-HMAC");
        }
        if (refusal.retryAfter().isPositive()) {
            exchange.header("Retry-After", Long.toString(spread(refusal.retryAfter())));
        }
        exchange.answer(refusal.code().status(), refusal.body());
    }
}
