package io.godwit.app.settings;

/**
 * What the program does by itself. Immutable.
 *
 * @param atLogin whether it starts with the session
 * @param tray whether it has an icon in the tray, where the system has one
 */
public record StartupSettings(boolean atLogin, boolean tray) {
    /** Nothing. */
    public static final StartupSettings USUAL = new StartupSettings(false, false);

    /** The same, starting with the session or not. */
    public StartupSettings withAtLogin(boolean value) {
        return new StartupSettings(value, tray);
    }

    /** The same, with an icon in the tray or not. */
    public StartupSettings withTray(boolean value) {
        return new StartupSettings(atLogin, value);
    }
}
