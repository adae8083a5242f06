package io.godwit.app.settings;

import java.io.IOException;

/** The settings could not be read or kept. */
public final class SettingsException extends IOException {
    private static final long serialVersionUID = 1L;

    SettingsException(String detail, IOException cause) {
        super(detail, cause);
    }
}
