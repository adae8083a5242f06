package io.godwit.core.discovery.api;

/** Limits of the discovery API; each is a row of the table in DISCOVERY.md section 3, which a test compares. */
public final class ApiLimits {

    /** Port a discovery server listens on unless told otherwise. */
    public static final int DEFAULT_PORT = 8000;

    /** Longest JSON document in either direction, in bytes. */
    public static final int JSON_BYTES = 256 * 1024;

    /**
     * Longest body of any request but a part of shares, in bytes; a record and a signature of the largest kind need about
     * a quarter.
     */
    public static final int REGISTRATION_BYTES = 16 * 1024;

    /** Deepest nesting of a JSON document. */
    public static final int JSON_DEPTH = 32;

    /** Longest string in a JSON document, in characters. */
    public static final int JSON_STRING = 64 * 1024;

    /** Longest number in a JSON document, in characters. */
    public static final int JSON_NUMBER = 32;

    /** Longest field name in a JSON document, in characters. */
    public static final int JSON_NAME = 256;

    /** Largest integer in a JSON document: what every JSON implementation holds exactly. */
    public static final long INTEGER = (1L << 53) - 1;

    /** Longest encoded signed peer record, in bytes. */
    public static final int RECORD_BYTES = 2_304;

    /** Longest name of a shared file or folder, in UTF-8 bytes. */
    public static final int ENTRY_NAME_BYTES = 255;

    /** Most entries in one part of a peer's shares. */
    public static final int ENTRIES_PER_PART = 1_000;

    /** Most entries a peer may publish. */
    public static final int ENTRIES_PER_PEER = 100_000;

    /** Most bytes of the server's index that a peer's entries may take, as the server charges them. */
    public static final int INDEX_BYTES_PER_PEER = 128 * 1024 * 1024;

    /** Most peers in one page of the list. */
    public static final int PEERS_PER_PAGE = 50;

    /** Most peers in the answer to a swarm lookup. */
    public static final int PEERS_PER_SWARM = 50;

    /** Most hits in one page of a search. */
    public static final int HITS_PER_PAGE = 100;

    /** Longest search text, in characters. */
    public static final int QUERY_CHARS = 256;

    /** Most words of a search text; more are refused. */
    public static final int QUERY_WORDS = 8;

    /** Longest cursor, in characters. */
    public static final int CURSOR_CHARS = 1_024;

    /**
     * Longest life of a signed record that a server accepts, in hours: peers write 36, which leaves a day and a half for
     * wrong clocks either way.
     */
    public static final int RECORD_HOURS = 72;

    private ApiLimits() {}
}
