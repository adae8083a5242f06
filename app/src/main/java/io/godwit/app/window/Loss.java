package io.godwit.app.window;

/** Something of the profile that was not whole or could not be kept; each has its words. */
enum Loss {
    /** Settings that could not be read have their usual values. */
    SETTINGS_DAMAGED,
    /** What was chosen holds until the program ends. */
    SETTINGS_NOT_SAVED,
    /** The list of transfers and the history cannot be read. */
    TRANSFERS_UNREADABLE,
    /** The list of transfers and the history begin anew. */
    TRANSFERS_DAMAGED,
    /** The list of transfers and the history hold until the program ends. */
    TRANSFERS_NOT_SAVED,
    /** What was added last is not in the list of transfers. */
    TRANSFERS_FULL
}
