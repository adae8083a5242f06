package io.godwit.core.share;

/** How far a share is. */
public enum ShareState {
    /** Hashed for the first time; files are served as they are done, the whole has no content ID yet. */
    INDEXING(0),
    /** All there. */
    READY(1),
    /** Something changed on disk; the content ID before the change is offered until the new one is known. */
    UPDATING(2),
    /** Not there, perhaps on a medium that is not plugged in, which can leave an empty folder; nothing of it is served. */
    MISSING(3),
    /** Too many files for one manifest; the files are served one by one, the folder as a whole is not. */
    TOO_LARGE(4);

    private final int code;

    ShareState(int code) {
        this.code = code;
    }

    /** The stored form; never changes. */
    int code() {
        return code;
    }

    /** What a stored form means; what is unknown is indexed anew. */
    static ShareState ofCode(int code) {
        return switch (code) {
            case 1 -> READY;
            case 2 -> UPDATING;
            case 3 -> MISSING;
            case 4 -> TOO_LARGE;
            default -> INDEXING;
        };
    }
}
