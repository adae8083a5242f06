package io.godwit.core.discovery.api;

/** A document or field of the discovery API is not as DISCOVERY.md says. */
public final class ApiFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * A refusal.
     *
     * @param field path of the field, such as {@code entries[3].size}; empty when the document as a whole is wrong
     * @param detail what is wrong with it; never quotes the input
     */
    public ApiFormatException(String field, String detail) {
        super(detail);
        this.field = field;
    }

    /** Path of the field, empty when the document as a whole is wrong. */
    public String field() {
        return field;
    }
}
