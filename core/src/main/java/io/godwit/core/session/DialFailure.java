package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import java.io.IOException;

/** Why an address did not lead to a peer. */
public enum DialFailure {
    /** Nobody answers there, or not to the end. */
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
    HANDSHAKE;

    static DialFailure of(IOException failure) {
        return failure instanceof HandshakeException handshake ? of(handshake.code()) : UNREACHABLE;
    }

    private static DialFailure of(AlertCode code) {
        return switch (code) {
            case PEER_MISMATCH -> OTHER_PEER;
            case SELF -> SELF;
            case NOT_TRUSTED, PAIRING_REQUIRED -> REFUSED;
            case BUSY -> BUSY;
            case TIMEOUT, TRUNCATED -> UNREACHABLE;
            default -> HANDSHAKE;
        };
    }
}
