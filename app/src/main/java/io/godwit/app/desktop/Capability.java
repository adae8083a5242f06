package io.godwit.app.desktop;

/** What a desktop may offer; the window hides or explains what is not there. */
public enum Capability {
    /** Show a file in the file manager. */
    REVEAL,
    /** Open a file with its program. */
    OPEN,
    /** Open a web page. */
    BROWSE,
    /** Move to the system's bin. */
    TRASH,
    /** Show notifications. */
    NOTIFY,
    /** Keep the system awake. */
    STAY_AWAKE,
    /** Start at login. */
    START_AT_LOGIN
}
