package io.godwit.app.settings;

/**
 * What the program does by itself. Immutable.
 *
 * @param atLogin whether it starts with the session
 * @param checkForUpdates whether it asks for newer versions
 */
public record StartupSettings(boolean atLogin, boolean checkForUpdates) {
    /** Nothing. */
    public static final StartupSettings USUAL = new StartupSettings(false, false);
}
