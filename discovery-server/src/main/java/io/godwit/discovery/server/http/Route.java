package io.godwit.discovery.server.http;

import java.io.IOException;

/** Answers the requests of one route; thread-safe. */
@FunctionalInterface
interface Route {

    /**
     * Answers one request.
     *
     * @throws RefusedException if it is to be answered with an error
     * @throws IOException if the client goes away
     */
    void handle(Exchange exchange) throws RefusedException, IOException;
}
