package io.godwit.core.storage;

import java.io.IOException;

/** The local file system could not do what was asked; the reason is what a front end acts on. */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** No space or quota left; everything kept, the download can go on once there is room. */
        FULL,
        /** A file is longer than this file system can store. */
        TOO_LARGE,
        /** Permission denied. */
        NOT_PERMITTED,
        /** Something else is in the way: not a regular file, a link, a foreign staging folder. */
        IN_THE_WAY,
        /** Another process works on the same download. */
        IN_USE,
        /** What is on disk is damaged. */
        CORRUPT,
        /** The file system reported an error. */
        IO_ERROR
    }

    private final Reason reason;

    /**
     * A failure.
     *
     * @param reason what a front end acts on
     * @param detail what was tried
     * @param cause what the system said
     */
    public StorageException(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /**
     * A failure found by a check of our own.
     *
     * @param reason what a front end acts on
     * @param detail what was found
     */
    public StorageException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }
}
