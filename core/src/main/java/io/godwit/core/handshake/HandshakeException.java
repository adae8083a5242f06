package io.godwit.core.handshake;

import io.godwit.core.protocol.AlertCode;
import java.io.IOException;

/** A handshake or a secure channel failed; the code says how, the message says nothing secret. */
public final class HandshakeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final AlertCode code;

    /**
     * A failure.
     *
     * @param code what went wrong
     * @param detail which check found it, for logs
     */
    public HandshakeException(AlertCode code, String detail) {
        super(code + ": " + detail);
        this.code = code;
    }

    /** What went wrong. */
    public AlertCode code() {
        return code;
    }
}
