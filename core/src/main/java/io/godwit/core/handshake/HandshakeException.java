package io.godwit.core.handshake;

import io.godwit.core.protocol.AlertCode;
import java.io.IOException;
import java.util.Optional;

/** A handshake or a secure channel failed; the code says how, the message says nothing secret. */
public final class HandshakeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final AlertCode code;
    private final boolean silent;

    /**
     * A failure.
     *
     * @param code what went wrong
     * @param detail which check found it, for logs
     */
    public HandshakeException(AlertCode code, String detail) {
        this(code, detail, false);
    }

    private HandshakeException(AlertCode code, String detail, boolean silent) {
        super(code + ": " + detail);
        this.code = code;
        this.silent = silent;
    }

    /** A failure that the other end is not told, because it must not know or knows already. */
    static HandshakeException silent(AlertCode code, String detail) {
        return new HandshakeException(code, detail, true);
    }

    /** What went wrong. */
    public AlertCode code() {
        return code;
    }

    /** The plain alert for the other end; all that fails once there are keys looks the same to it. */
    Optional<AlertCode> plainAlert() {
        if (silent) {
            return Optional.empty();
        }
        return switch (code) {
            case MAGIC, VERSION, SUITE, MALFORMED, TOO_LARGE, BUSY, JOIN_REPLAY, SESSION_UNKNOWN ->
                    Optional.of(code);
            case AUTH_FAILED, PEER_MISMATCH, KEY_REJECTED, SELF ->
                    Optional.of(AlertCode.AUTH_FAILED);
            default -> Optional.empty();
        };
    }
}
