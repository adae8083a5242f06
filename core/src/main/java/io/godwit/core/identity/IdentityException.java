package io.godwit.core.identity;

import java.io.IOException;

/** A key file or trust file could not be used. Says what happened and what to do, and nothing secret. */
public final class IdentityException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** There is no such file. */
        MISSING,
        /** Others may read the file or put another in its place. */
        EXPOSED,
        /** The key is encrypted and no password was given. */
        PASSWORD_NEEDED,
        /** The password is wrong, or the encrypted part is damaged; they cannot be told apart. */
        WRONG_PASSWORD,
        /** The key is of a size or kind that is not accepted. */
        KEY_REFUSED,
        /** It is encrypted in a way, or at a cost, that is not accepted. */
        UNSUPPORTED,
        /** What is in the file is not what belongs there. */
        DAMAGED,
        /** A bound is reached. */
        FULL,
        /** The file system reported an error. */
        IO_ERROR
    }

    private final Reason reason;
    private final String hint;

    /**
     * A failure found by a check of our own.
     *
     * @param reason what a front end acts on
     * @param detail what happened
     * @param hint what to do
     */
    public IdentityException(Reason reason, String detail, String hint) {
        super(detail);
        this.reason = reason;
        this.hint = hint;
    }

    /**
     * A failure.
     *
     * @param reason what a front end acts on
     * @param detail what happened
     * @param hint what to do
     * @param cause what was reported below
     */
    public IdentityException(Reason reason, String detail, String hint, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
        this.hint = hint;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }

    /** What to do, as one sentence. */
    public String hint() {
        return hint;
    }
}
