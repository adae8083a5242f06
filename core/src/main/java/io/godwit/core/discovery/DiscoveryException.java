package io.godwit.core.discovery;

import java.io.IOException;

/** A discovery source gave no usable answer. */
public final class DiscoveryException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** Nobody answers there. */
        UNREACHABLE,
        /** It answers with something this node does not understand or believe. */
        BAD_ANSWER,
        /** It refused the request. */
        REFUSED,
        /** It asked to come back later. */
        RATE_LIMITED
    }

    private final Reason reason;

    /**
     * A failure.
     *
     * @param reason what a front end acts on
     * @param detail what was tried, naming the source
     * @param cause what happened below
     */
    public DiscoveryException(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /**
     * A failure found by a check of our own.
     *
     * @param reason what a front end acts on
     * @param detail what was found
     */
    public DiscoveryException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }
}
