package io.godwit.app.window;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.transfers.NodeFetching;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossesTest {
    @TempDir Path home;

    private final List<Loss> told = new CopyOnWriteArrayList<>();

    private SettingsStore settings() throws IOException {
        return SettingsStore.open(
                home.resolve(SettingsStore.NAME),
                AppSettings.usual("Ada", home.resolve("Downloads")),
                Runnable::run);
    }

    private Transfers transfers() {
        return new Transfers(
                home,
                new NodeFetching(Optional::empty),
                () -> new TransferOptions(home, 1, 1),
                InstantSource.system());
    }

    private Losses losses(SettingsStore settings, Transfers transfers) {
        return new Losses(settings, transfers, told::add, Runnable::run);
    }

    @Test
    void tellsOfWhatWasDamagedAtTheStart() throws IOException {
        Files.writeString(home.resolve(SettingsStore.NAME), "{");
        Files.writeString(home.resolve("transfers.json"), "{");
        try (SettingsStore settings = settings();
                Transfers transfers = transfers();
                Losses _ = losses(settings, transfers)) {
            await().until(() ->
                    told.containsAll(List.of(Loss.SETTINGS_DAMAGED, Loss.TRANSFERS_DAMAGED)));
        }
    }

    @Test
    void tellsOfSettingsThatCannotBeWritten() throws IOException {
        try (SettingsStore settings = settings();
                Transfers transfers = transfers();
                Losses _ = losses(settings, transfers)) {
            Files.createDirectories(home.resolve(SettingsStore.NAME).resolve("in the way"));
            settings.update(now -> now.withName("Grace"));
            await().until(() -> told.equals(List.of(Loss.SETTINGS_NOT_SAVED)));
        }
    }

    @Test
    void tellsNothingOfWhatIsWhole() throws IOException {
        try (SettingsStore settings = settings();
                Transfers transfers = transfers();
                Losses _ = losses(settings, transfers)) {
            settings.update(now -> now.withName("Grace"));
        }
        assertTrue(told.isEmpty(), told.toString());
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEachLoss(Loss loss) {
        Words words = Words.in(Locale.ENGLISH);
        assertFalse(words.text("loss." + loss).isEmpty());
        assertFalse(words.text("loss." + loss + ".hint").isEmpty());
    }
}
