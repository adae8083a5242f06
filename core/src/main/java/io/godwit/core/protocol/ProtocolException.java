package io.godwit.core.protocol;

import java.io.IOException;

/** The other end broke the protocol; names the field that did. */
public class ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    private final AlertCode code;
    private final String field;

    /**
     * A breach of the protocol.
     *
     * @param code what the other end is told
     * @param field the offending field, as PROTOCOL.md names it
     * @param detail what is wrong with it, without secrets and without text from the peer
     */
    public ProtocolException(AlertCode code, String field, String detail) {
        super(field + ": " + detail);
        this.code = code;
        this.field = field;
    }

    /** What the other end is told. */
    public AlertCode code() {
        return code;
    }

    /** The offending field, as PROTOCOL.md names it. */
    public String field() {
        return field;
    }
}
