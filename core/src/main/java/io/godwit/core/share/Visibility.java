package io.godwit.core.share;

/** Who may find and fetch a share. */
public enum Visibility {
    /** Everybody; announced and searchable. */
    PUBLIC(0),
    /** Contacts only; they can list and search it. */
    CONTACTS(1),
    /** Whoever knows the content ID; neither listed nor searchable. */
    LINK(2);

    private final int code;

    Visibility(int code) {
        this.code = code;
    }

    /** The stored form; never changes. */
    int code() {
        return code;
    }

    /** What a stored form means; what is unknown is shared with the fewest. */
    static Visibility ofCode(int code) {
        return switch (code) {
            case 0 -> PUBLIC;
            case 1 -> CONTACTS;
            default -> LINK;
        };
    }
}
