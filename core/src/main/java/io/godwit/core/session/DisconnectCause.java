package io.godwit.core.session;

/** Why a connection ended. */
public enum DisconnectCause {
    /** The other end closed in order, be it for want of room. */
    CLOSED,
    /** This side closed it. */
    LOCAL,
    /** The session's first connection ended, and with it all others. */
    SESSION_ENDED,
    /** The other end was silent, or took no bytes, for too long. */
    DEAD,
    /** The stream ended without CLOSE: what was under way may be cut off. */
    TRUNCATED,
    /** The other end broke the protocol, or said that we did. */
    PROTOCOL,
    /** The network or the other program failed. */
    BROKEN
}
