package io.godwit.app.cli.discovery;

/** Whether there is something. */
public enum Switch {
    /** There is. */
    ON,
    /** There is not. */
    OFF
}
