package io.godwit.app.control;

import java.io.IOException;

/** What came over the control socket is not what this version speaks; names the field. */
public final class ControlException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * A breach of the form.
     *
     * @param field the offending field
     * @param detail what is wrong with it
     */
    public ControlException(String field, String detail) {
        super(field + ": " + detail);
        this.field = field;
    }

    /** The offending field. */
    public String field() {
        return field;
    }
}
