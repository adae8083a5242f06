package io.godwit.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.settings.WindowSettings.Bounds;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {
    @TempDir Path folder;

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private AppSettings usual;
    private Path file;

    @BeforeEach
    void usual() {
        usual = AppSettings.usual("Ada", folder.resolve("Downloads"));
        file = folder.resolve(SettingsStore.NAME);
    }

    @AfterEach
    void stop() {
        background.close();
    }

    @Test
    void beginsWithTheUsualValuesAndWritesNothing() throws IOException {
        try (SettingsStore store = open()) {
            assertEquals(usual, store.current());
            assertEquals(Optional.empty(), store.repair());
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void isDarkUntilAPersonChoosesOtherwise() {
        assertEquals(ThemeChoice.DARK, usual.look().theme());
    }

    @Test
    void everythingThatWasChangedIsThereTheNextTime() throws IOException {
        AppSettings changed =
                new AppSettings(
                        "Größe ✓",
                        folder.resolve("elsewhere"),
                        new NetworkSettings(
                                new DiscoveryChoice.Server(URI.create("https://meet.example:8443")),
                                9_100,
                                1 << 20,
                                5 << 20,
                                16,
                                1,
                                true),
                        new LookSettings(ThemeChoice.LIGHT, LanguageChoice.ARABIC),
                        new StartupSettings(true, true),
                        new WindowSettings(
                                Optional.of(new Bounds(-1_200.5, 40, 1_280, 800, true)),
                                "PEERS",
                                Map.of(
                                        "shares-table",
                                        new TableSettings(
                                                List.of(
                                                        new TableSettings.Column("size", 96.5),
                                                        new TableSettings.Column("name", 324)),
                                                List.of(new TableSettings.Sorting("size", true))))),
                        Set.of(PeerId.of(new byte[32])));
        try (SettingsStore store = open()) {
            store.update(_ -> changed);
            assertEquals(changed, store.current());
        }
        try (SettingsStore store = open()) {
            assertEquals(changed, store.current());
            assertEquals(Optional.empty(), store.repair());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"No Name\":{\"columns\":[],\"sorted\":[]}}",
                "{\"t\":{}}",
                "{\"t\":{\"columns\":[{\"id\":\"a\",\"width\":0}],\"sorted\":[]}}",
                "{\"t\":{\"columns\":[{\"id\":\"a\",\"width\":1e9}],\"sorted\":[]}}",
                "{\"t\":{\"columns\":[{\"id\":\"a\",\"width\":\"9\"}],\"sorted\":[]}}",
                "{\"t\":{\"columns\":[{\"id\":\"A b\",\"width\":9}],\"sorted\":[]}}",
                "{\"t\":{\"columns\":[],\"sorted\":[{\"id\":\"a\"}]}}",
                "{\"t\":{\"columns\":[],\"sorted\":[{\"id\":7,\"descending\":true}]}}"
            })
    void tablesThatCouldNotHaveBeenArrangedLikeThatAreAsUsual(String tables) throws IOException {
        Files.writeString(file, "{\"window\":{\"page\":\"PEERS\",\"tables\":" + tables + "}}");
        try (SettingsStore store = open()) {
            assertEquals(List.of(SettingsField.TABLES), store.repair().orElseThrow().fields());
            assertEquals(Map.of(), store.current().window().tables());
            assertEquals("PEERS", store.current().window().page());
        }
    }

    @Test
    void theLastOfManyChangesIsKept() throws IOException {
        try (SettingsStore store = open()) {
            for (int port = 2_000; port < 2_300; port++) {
                int next = port;
                store.update(
                        now -> now.withNetwork(now.network().withPort(next == 2_049 ? 0 : next)));
            }
        }
        try (SettingsStore store = open()) {
            assertEquals(2_299, store.current().network().port());
        }
    }

    @Test
    void listenersHearOfChangesInOrderUntilTheyLeave() throws IOException {
        List<String> heard = new ArrayList<>();
        try (SettingsStore store = open()) {
            Runnable leave = store.onChange(now -> heard.add(now.name()));
            store.update(now -> now.withName("Grace"));
            store.update(now -> now.withName("Grace"));
            store.update(now -> now.withName("Edsger"));
            leave.run();
            store.update(now -> now.withName("Barbara"));
        }
        assertEquals(List.of("Grace", "Edsger"), heard);
    }

    @Test
    void whatANewerVersionWroteStaysInTheFile() throws IOException {
        Files.writeString(
                file,
                "{\"version\":2,\"name\":\"Ada\",\"colour\":\"red\",\"look\":{\"theme\":\"dark\",\"font\":3}}");
        try (SettingsStore store = open()) {
            assertEquals(ThemeChoice.DARK, store.current().look().theme());
            store.update(now -> now.withName("Grace"));
        }
        String written = Files.readString(file);
        assertTrue(written.contains("\"colour\" : \"red\""), written);
        assertTrue(written.contains("\"font\" : 3"), written);
        assertTrue(written.contains("\"name\" : \"Grace\""), written);
    }

    @Test
    void whatOnlyAnOlderVersionKnewIsNoFault() throws IOException {
        Files.writeString(file, "{\"startup\":{\"tray\":true,\"checkForUpdates\":true}}");
        try (SettingsStore store = open()) {
            assertEquals(usual.withStartup(new StartupSettings(false, true)), store.current());
            assertEquals(Optional.empty(), store.repair());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{} {}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}",
                "{\"a\":NaN}",
                "\ufeff{}"
            })
    @DisplayName("JS a file that is no settings, or beyond the limits, is put aside and kept")
    void aFileThatIsNoSettingsIsPutAside(String text) throws IOException {
        Files.writeString(file, text);
        try (SettingsStore store = open()) {
            SettingsRepair repair = store.repair().orElseThrow();
            assertEquals(List.of(SettingsField.DOCUMENT), repair.fields());
            assertEquals(text, Files.readString(repair.kept()));
            assertEquals(usual, store.current());
        }
    }

    @Test
    void aFileThatIsTooLongIsPutAside() throws IOException {
        Files.writeString(file, "{" + " ".repeat(SettingsJson.MAX_BYTES) + "}");
        try (SettingsStore store = open()) {
            assertEquals(List.of(SettingsField.DOCUMENT), store.repair().orElseThrow().fields());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':7}|NAME",
                "{'name':'a\\u0000b'}|NAME",
                "{'downloads':'relative'}|DOWNLOADS",
                "{'network':{'discovery':'ftp://x'}}|SERVER",
                "{'network':{'discovery':'http://user@x'}}|SERVER",
                "{'network':{'port':80}}|PORT",
                "{'network':{'port':4294976296}}|PORT",
                "{'network':{'port':9000.5}}|PORT",
                "{'network':{'port':'9000'}}|PORT",
                "{'network':{'uploadLimit':-1}}|UPLOAD_LIMIT",
                "{'network':{'downloadLimit':1}}|DOWNLOAD_LIMIT",
                "{'network':{'streams':17}}|STREAMS",
                "{'network':{'activeDownloads':0}}|ACTIVE_DOWNLOADS",
                "{'look':{'theme':'pink'}}|THEME",
                "{'look':{'language':null}}|LANGUAGE",
                "{'startup':{'atLogin':1}}|START_AT_LOGIN",
                "{'window':{'bounds':{'x':0,'y':0,'width':1e999,'height':1,'maximized':false}}}|BOUNDS",
                "{'window':{'page':'../x'}}|PAGE",
                "{'favourites':['gw1']}|FAVOURITES",
                "{'favourites':{}}|FAVOURITES"
            })
    void aWrongFieldIsNamedAndTheOthersStay(String text, SettingsField wrong) throws IOException {
        String json = text.replace('\'', '"');
        Files.writeString(file, json.substring(0, json.length() - 1) + ",\"other\":1}");
        try (SettingsStore store = open()) {
            assertEquals(List.of(wrong), store.repair().orElseThrow().fields());
            assertEquals(usual, store.current());
        }
        try (SettingsStore store = open()) {
            assertEquals(Optional.empty(), store.repair());
        }
    }

    @Test
    void aChangeThatCannotBeWrittenHoldsAndIsSaid() throws IOException {
        List<SettingsException> failures = new ArrayList<>();
        try (SettingsStore store = open()) {
            store.onFailure(failures::add);
            Files.createDirectories(file.resolve("in the way"));
            store.update(now -> now.withName("Grace"));
            store.close();
            assertEquals("Grace", store.current().name());
        }
        assertEquals(1, failures.size());
    }

    /** As of memory that is short for a moment. */
    @Test
    void anErrorWhileAChangeIsWrittenKeepsNoLaterOneFromTheDisk() throws IOException {
        Path inTheWay = file.resolve("in the way");
        try (SettingsStore store = open()) {
            store.onFailure(_ -> {
                throw new OutOfMemoryError("of a test");
            });
            Files.createDirectories(inTheWay);
            store.update(now -> now.withName("Grace"));
            store.close();
            Files.delete(inTheWay);
            Files.delete(file);
            store.update(now -> now.withName("Edsger"));
        }
        try (SettingsStore store = open()) {
            assertEquals("Edsger", store.current().name());
        }
    }

    private SettingsStore open() throws SettingsException {
        return SettingsStore.open(file, usual, background);
    }
}
