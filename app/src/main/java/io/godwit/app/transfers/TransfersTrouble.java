package io.godwit.app.transfers;

/** Why the list of transfers and the history may not be as a person left them. */
public enum TransfersTrouble {
    /** The file cannot be read now: everything begins empty, and nothing is saved over what may be whole. */
    UNREADABLE,
    /** The file was damaged: it was put aside, and everything begins empty. */
    DAMAGED,
    /** The latest changes are not on disk. */
    NOT_SAVED,
    /** The list is full: what was added last is not in it. */
    FULL
}
