package io.godwit.core.node;

/** What a node is started for. */
public enum NodeRole {
    /** Serves its library to others and keeps itself announced. */
    PEER,
    /** Fetches one thing; serves what it has of it meanwhile, and leaves the library alone. */
    DOWNLOADER
}
