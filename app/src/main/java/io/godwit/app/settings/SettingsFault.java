package io.godwit.app.settings;

/** What is wrong with a field. */
public enum SettingsFault {
    /** Nothing where something is needed. */
    EMPTY,
    /** More characters than are allowed. */
    TOO_LONG,
    /** Characters that cannot be seen. */
    UNSEEN,
    /** A number that is too small or too large. */
    OUT_OF_RANGE,
    /** A port of another well-known service, which no peer would dial. */
    RESERVED_PORT,
    /** Not an http or https address with a host. */
    NOT_A_URL,
    /** Not a path, or one that depends on where the program was started. */
    NOT_A_PATH,
    /** Not a number of bytes a second. */
    NOT_A_RATE,
    /** Not one of the values there are, or of another type. */
    UNKNOWN_VALUE,
    /** Not JSON, or too long. */
    NOT_JSON
}
