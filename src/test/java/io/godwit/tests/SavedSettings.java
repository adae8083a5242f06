package io.godwit.tests;

import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.app.settings.SettingsException;
import io.godwit.app.settings.SettingsStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The settings that a profile keeps, looked at and written from outside the window. */
public final class SavedSettings {

    private SavedSettings() {}

    /** Leaves a profile as a person would have left it. */
    public static void change(Path home, UnaryOperator<AppSettings> change)
            throws IOException, SettingsException {
        Files.createDirectories(home);
        try (SettingsStore store = open(home)) {
            store.update(change);
        }
    }

    /** What a profile keeps now. */
    static AppSettings of(Path home) throws SettingsException {
        try (SettingsStore store = open(home)) {
            return store.current();
        }
    }

    private static SettingsStore open(Path home) throws SettingsException {
        AppSettings usual = AppSettings.usual("tester", home.resolve("downloads"));
        return SettingsStore.open(home.resolve(SettingsStore.NAME), usual, Runnable::run);
    }

    /** Names a discovery server. */
    public static UnaryOperator<AppSettings> server(String url) {
        return settings ->
                settings.withNetwork(
                        settings.network()
                                .withDiscovery(new DiscoveryChoice.Server(URI.create(url))));
    }
}
