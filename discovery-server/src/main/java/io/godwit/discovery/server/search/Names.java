package io.godwit.discovery.server.search;

/** The names that contain one word: nearly always one, which then stands for itself, or many. Guarded by the index's lock. */
sealed interface Names permits IndexedName, Postings {

    /** How many there are, dead ones included; at least one. */
    int size();

    /** One of them. */
    IndexedName name(int index);
}
