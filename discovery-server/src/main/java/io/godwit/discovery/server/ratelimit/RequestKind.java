package io.godwit.discovery.server.ratelimit;

/** What a request costs, so that one kind cannot use up the allowance of another. */
public enum RequestKind {
    /** A registration: two RSA verifications. */
    REGISTER,
    /** Heartbeat, shares, removal. */
    WRITE,
    /** Search and lookups. */
    READ,
    /** The list of all peers, page by page. */
    LIST,
    /** Announcements and scrapes of BitTorrent clients. */
    ANNOUNCE
}
