package io.godwit.app.cli.discovery;

/** Who may read the metrics, before any token. */
public enum MetricsReaders {
    /** Whoever reaches the server. */
    EVERYBODY,
    /** There are none. */
    NOBODY
}
