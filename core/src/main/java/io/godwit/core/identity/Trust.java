package io.godwit.core.identity;

/** What this node's owner thinks of a peer. */
public enum Trust {
    /** Nothing is known. */
    UNKNOWN,
    /** A contact. */
    CONTACT,
    /** Refused whatever it asks; wins over being a contact. */
    BLOCKED
}
