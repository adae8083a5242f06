package io.godwit.app.settings;

import static io.godwit.app.settings.SettingsRules.require;

import io.godwit.core.peer.PeerId;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything a person can choose. Immutable; every instance keeps {@link SettingsRules}.
 *
 * @param name what others see, at most 64 visible characters, or empty
 * @param downloads folder for what is fetched, absolute; may not exist
 * @param network how this node reaches others
 * @param look how the window looks
 * @param startup what the program does by itself
 * @param window where the window was
 * @param favourites peers that stand first in the list, at most 1,000, in the order they were chosen
 */
public record AppSettings(
        String name,
        Path downloads,
        NetworkSettings network,
        LookSettings look,
        StartupSettings startup,
        WindowSettings window,
        Set<PeerId> favourites) {

    /** Most favourites. */
    public static final int MAX_FAVOURITES = 1_000;

    /**
     * Checks name, folder and number of favourites.
     *
     * @throws IllegalArgumentException if one is not as the rules say
     */
    public AppSettings {
        require(SettingsRules.name(name), SettingsField.NAME);
        require(SettingsRules.folder(downloads), SettingsField.DOWNLOADS);
        favourites = Collections.unmodifiableSet(new LinkedHashSet<>(favourites));
        if (favourites.size() > MAX_FAVOURITES) {
            throw new IllegalArgumentException("favourites: too many");
        }
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
                WindowSettings.USUAL,
                Set.of());
    }

    /** The same with another name. */
    public AppSettings withName(String value) {
        return new AppSettings(value, downloads, network, look, startup, window, favourites);
    }

    /** The same with another folder. */
    public AppSettings withDownloads(Path value) {
        return new AppSettings(name, value, network, look, startup, window, favourites);
    }

    /** The same with another network. */
    public AppSettings withNetwork(NetworkSettings value) {
        return new AppSettings(name, downloads, value, look, startup, window, favourites);
    }

    /** The same with another look. */
    public AppSettings withLook(LookSettings value) {
        return new AppSettings(name, downloads, network, value, startup, window, favourites);
    }

    /** The same with another start. */
    public AppSettings withStartup(StartupSettings value) {
        return new AppSettings(name, downloads, network, look, value, window, favourites);
    }

    /** The same with the window elsewhere. */
    public AppSettings withWindow(WindowSettings value) {
        return new AppSettings(name, downloads, network, look, startup, value, favourites);
    }

    /** The same with other favourites; the first 1,000 are kept. */
    public AppSettings withFavourites(Set<PeerId> value) {
        Set<PeerId> kept =
                value.stream()
                        .limit(MAX_FAVOURITES)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return new AppSettings(name, downloads, network, look, startup, window, kept);
    }
}
