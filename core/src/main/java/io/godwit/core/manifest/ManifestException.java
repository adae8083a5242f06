package io.godwit.core.manifest;

/** A manifest or chunk layer is not what it must be; names the field that is not. */
public final class ManifestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final boolean tooLarge;

    /**
     * A fault.
     *
     * @param field the offending field, as PROTOCOL.md §5 names it, with an index where there are several
     * @param detail what is wrong with it, without text from the peer
     */
    public ManifestException(String field, String detail) {
        this(field, detail, false);
    }

    private ManifestException(String field, String detail, boolean tooLarge) {
        super(field + ": " + detail);
        this.field = field;
        this.tooLarge = tooLarge;
    }

    /**
     * More than a manifest holds.
     *
     * @param field what brings it above a limit
     * @param detail which limit
     */
    static ManifestException tooLarge(String field, String detail) {
        return new ManifestException(field, detail, true);
    }

    /**
     * A fault found by a library.
     *
     * @param field the offending field
     * @param detail what is wrong with it
     * @param cause what the library said
     */
    ManifestException(String field, String detail, Throwable cause) {
        super(field + ": " + detail, cause);
        this.field = field;
        this.tooLarge = false;
    }

    /** The offending field, as PROTOCOL.md §5 names it. */
    public String field() {
        return field;
    }

    /** Whether nothing is wrong with any entry, and all of them together are more than one manifest holds. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
