package io.godwit.discovery.server.accesslog;

/** How much is written of a request. */
public enum Detail {
    /** Nothing. */
    OFF,
    /** Which route was asked and how that ended. */
    ROUTES,
    /** Also who asked, and for what: addresses, peer IDs, words that people search. */
    FULL
}
