package io.godwit.core.node;

import java.io.IOException;

/** Another process has this profile's library open. */
public final class ProfileInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    ProfileInUseException() {
        super("another process has this profile's library open");
    }
}
