package io.godwit.core.session;

/** Why an address did not lead to a peer. */
public enum DialFailure {
    /** Nobody answers there. */
    UNREACHABLE,
    /** Another peer answers there. */
    OTHER_PEER,
    /** The address is this peer's own. */
    SELF,
    /** The peer does not let us in. */
    REFUSED,
    /** The peer has too much to do just now. */
    BUSY,
    /** The handshake failed in another way. */
    HANDSHAKE
}
