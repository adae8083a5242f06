package io.godwit.core.share;

import java.io.IOException;

/** A shared file or the library could not be used; the reason is what a caller acts on. */
public final class ShareException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** There is nothing at that path, or no longer. */
        NOT_FOUND,
        /** The system does not let us read it. */
        UNREADABLE,
        /** Neither a file nor a folder, or reached through a symbolic link. */
        NOT_A_FILE,
        /** Inside Godwit's own folder, or its name cannot be told to others. */
        NOT_ALLOWED,
        /** The file is not what was indexed; it is not served again until it has been indexed anew. */
        CHANGED,
        /** The file system or the library's database reported an error. */
        IO_ERROR,
        /** The library is closed. */
        CLOSED
    }

    private final Reason reason;

    /**
     * A failure.
     *
     * @param reason what a caller acts on
     * @param detail what was tried
     * @param cause what the system said
     */
    public ShareException(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /**
     * A failure found by a check of our own.
     *
     * @param reason what a caller acts on
     * @param detail what was found
     */
    public ShareException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }
}
