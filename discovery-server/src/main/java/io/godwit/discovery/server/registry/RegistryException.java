package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.api.ApiErrorCode;

/** The registry refuses; nothing was changed. */
public final class RegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ApiErrorCode code;
    private final long sequence;

    /**
     * A refusal.
     *
     * @param code what the peer is told
     * @param detail one sentence for people
     */
    public RegistryException(ApiErrorCode code, String detail) {
        this(code, detail, 0);
    }

    /**
     * A refusal of a sequence number.
     *
     * @param sequence the latest one known
     */
    public RegistryException(ApiErrorCode code, String detail, long sequence) {
        super(detail);
        this.code = code;
        this.sequence = sequence;
    }

    /** What the peer is told. */
    public ApiErrorCode code() {
        return code;
    }

    /** The latest sequence number known, with {@link ApiErrorCode#STALE}; else 0. */
    public long sequence() {
        return sequence;
    }
}
