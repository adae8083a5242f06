package io.godwit.app.settings;

import java.io.IOException;

/** The settings could not be read or kept; names the field where one is at fault. */
public final class SettingsException extends IOException {
    private static final long serialVersionUID = 1L;

    private final SettingsField field;

    SettingsException(SettingsField field, String detail, IOException cause) {
        super(detail, cause);
        this.field = field;
    }

    /** Which field, or the document. */
    public SettingsField field() {
        return field;
    }
}
