package io.godwit.app.control;

import java.io.IOException;

/** Another process, or another part of this one, answers the commands of the profile. */
public final class ControlTakenException extends IOException {
    private static final long serialVersionUID = 1L;

    ControlTakenException() {
        super("commands of this profile are answered by another process");
    }
}
