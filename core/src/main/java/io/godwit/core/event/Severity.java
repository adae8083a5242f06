package io.godwit.core.event;

/** How much an event asks for a person's attention, mildest first. */
public enum Severity {
    /** Of interest to somebody who looks for a fault. */
    DEBUG,
    /** Something ordinary happened. */
    INFO,
    /** Something a person waited for is done. */
    SUCCESS,
    /** Something went wrong and Godwit goes on by itself. */
    WARNING,
    /** Something went wrong and a person has to act. */
    ERROR
}
