package io.godwit.app.settings;

import static io.godwit.app.settings.SettingsRules.require;

import java.nio.file.Path;

/**
 * Everything a person can choose. Immutable; every instance keeps {@link SettingsRules}.
 *
 * @param name what others see, at most 64 visible characters, or empty
 * @param downloads folder for what is fetched, absolute; may not exist
 * @param network how this node reaches others
 * @param look how the window looks
 * @param startup what the program does by itself
 * @param window where the window was
 */
public record AppSettings(
        String name,
        Path downloads,
        NetworkSettings network,
        LookSettings look,
        StartupSettings startup,
        WindowSettings window) {

    /**
     * Checks name and folder.
     *
     * @throws IllegalArgumentException if one is not as the rules say
     */
    public AppSettings {
        require(SettingsRules.name(name), SettingsField.NAME);
        require(SettingsRules.folder(downloads), SettingsField.DOWNLOADS);
    }

    /**
     * What holds until a person chooses otherwise.
     *
     * @param name what others see
     * @param downloads folder for what is fetched, absolute
     */
    public static AppSettings usual(String name, Path downloads) {
        return new AppSettings(
                name,
                downloads,
                NetworkSettings.USUAL,
                LookSettings.USUAL,
                StartupSettings.USUAL,
                WindowSettings.USUAL);
    }

    /** The same with another name. */
    public AppSettings withName(String value) {
        return new AppSettings(value, downloads, network, look, startup, window);
    }

    /** The same with another folder. */
    public AppSettings withDownloads(Path value) {
        return new AppSettings(name, value, network, look, startup, window);
    }

    /** The same with another network. */
    public AppSettings withNetwork(NetworkSettings value) {
        return new AppSettings(name, downloads, value, look, startup, window);
    }

    /** The same with another look. */
    public AppSettings withLook(LookSettings value) {
        return new AppSettings(name, downloads, network, value, startup, window);
    }

    /** The same with another start. */
    public AppSettings withStartup(StartupSettings value) {
        return new AppSettings(name, downloads, network, look, value, window);
    }

    /** The same with the window elsewhere. */
    public AppSettings withWindow(WindowSettings value) {
        return new AppSettings(name, downloads, network, look, startup, value);
    }
}
