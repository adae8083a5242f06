package io.godwit.core.manifest;

/** A manifest or chunk layer is not what it must be; names the field that is not. */
public final class ManifestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final Kind kind;

    private enum Kind {
        WRONG,
        TOO_LARGE,
        MISPLACED
    }

    /**
     * A fault.
     *
     * @param field the offending field, as PROTOCOL.md §5 names it, with an index where there are several
     * @param detail what is wrong with it, without text from the peer
     */
    public ManifestException(String field, String detail) {
        this(field, detail, Kind.WRONG);
    }

    private ManifestException(String field, String detail, Kind kind) {
        super(field + ": " + detail);
        this.field = field;
        this.kind = kind;
    }

    /**
     * More than a manifest holds.
     *
     * @param field what brings it above a limit
     * @param detail which limit
     */
    static ManifestException tooLarge(String field, String detail) {
        return new ManifestException(field, detail, Kind.TOO_LARGE);
    }

    /**
     * An entry where another one leaves no place for it.
     *
     * @param field the path of the entry
     * @param detail what is there
     */
    static ManifestException misplaced(String field, String detail) {
        return new ManifestException(field, detail, Kind.MISPLACED);
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
        this.kind = Kind.WRONG;
    }

    /** The offending field, as PROTOCOL.md §5 names it. */
    public String field() {
        return field;
    }

    /** Whether nothing is wrong with any entry, and all of them together are more than one manifest holds. */
    public boolean isTooLarge() {
        return kind == Kind.TOO_LARGE;
    }

    /** Whether nothing is wrong with any entry, and one lies below another that is a file or an empty folder. */
    public boolean isMisplaced() {
        return kind == Kind.MISPLACED;
    }
}
