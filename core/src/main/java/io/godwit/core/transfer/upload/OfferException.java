package io.godwit.core.transfer.upload;

import io.godwit.core.protocol.RejectCode;
import java.io.IOException;

/** Offered content cannot be given; the requester is told the code. */
public final class OfferException extends IOException {

    private static final long serialVersionUID = 1L;

    private final RejectCode code;

    /**
     * A refusal.
     *
     * @param code what the requester is told
     * @param detail what happened, for logs
     */
    public OfferException(RejectCode code, String detail) {
        super(code + ": " + detail);
        this.code = code;
    }

    /**
     * A refusal with a cause.
     *
     * @param code what the requester is told
     * @param detail what happened, for logs
     * @param cause what the system said
     */
    public OfferException(RejectCode code, String detail, Throwable cause) {
        super(code + ": " + detail, cause);
        this.code = code;
    }

    /** What the requester is told. */
    public RejectCode code() {
        return code;
    }
}
