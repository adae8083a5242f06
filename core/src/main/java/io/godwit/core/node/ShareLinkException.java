package io.godwit.core.node;

/** A text is not a link of this version; names the part. */
public final class ShareLinkException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * A refused link.
     *
     * @param field the offending part
     * @param detail what is wrong with it, without text from the link
     */
    public ShareLinkException(String field, String detail) {
        super(field + ": " + detail);
        this.field = field;
    }

    /** The offending part. */
    public String field() {
        return field;
    }
}
