package io.godwit.app.view.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.UiThread;
import io.godwit.app.network.PasswordPause;
import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.settings.IdentityViewModel.Outcome;
import io.godwit.core.identity.Password;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsViewModelTest {
    private static final Password NONE = Password.none();

    @TempDir Path folder;

    private final UiThread ui = new UiThread();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeSettingsDesk desk = new FakeSettingsDesk();
    private final AtomicLong nanos = new AtomicLong();
    private SettingsStore store;
    private SettingsViewModel model;

    @BeforeEach
    void open() throws IOException {
        store =
                SettingsStore.open(
                        folder.resolve(SettingsStore.NAME),
                        AppSettings.usual("Ada", folder),
                        background);
        PasswordPause pause = new PasswordPause(nanos::get);
        PasswordPause imports = new PasswordPause(nanos::get);
        model = ui.ask(() -> new SettingsViewModel(store, desk, background, ui, pause, imports));
    }

    @AfterEach
    void stop() {
        desk.gate.countDown();
        desk.opening.countDown();
        store.close();
        background.close();
        ui.close();
    }

    private static Password password(String text) {
        return Password.of(text.toCharArray());
    }

    private Field<?> field(String name) {
        return switch (name) {
            case "name" -> model.name();
            case "downloads" -> model.downloads();
            case "server" -> model.server();
            case "port" -> model.port();
            case "upload" -> model.uploadLimit();
            default -> model.downloadLimit();
        };
    }

    private static void enter(Field<?> field, String text) {
        field.text().set(text);
        field.done();
    }

    /** Threads come to their work in no order; here in the reverse one. */
    @Test
    void whatIsChosenLastIsTakenOverLast() {
        Deque<Runnable> threads = new ArrayDeque<>();
        PasswordPause pause = new PasswordPause(nanos::get);
        SettingsViewModel slow =
                new SettingsViewModel(store, desk, threads::addFirst, Runnable::run, pause, pause);
        slow.streams(3);
        slow.streams(5);
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
        assertEquals(5, desk.applied.getLast().network().streams());
    }

    @ParameterizedTest
    @CsvSource({
        "name, 'a\u200Bb', NAME_UNSEEN",
        "name, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, NAME_TOO_LONG",
        "downloads, relative, FOLDER_NOT_A_PATH",
        "downloads, /sealed/x, FOLDER_NOT_WRITABLE",
        "server, 'not a url', URL",
        "server, ftp://x, URL",
        "port, abc, PORT_NUMBER",
        "port, 70000, PORT_RANGE",
        "port, 80, PORT_RESERVED",
        "port, 9001, PORT_TAKEN",
        "upload, fast, RATE",
        "download, 10, RATE"
    })
    void saysWhatIsWrongAndKeepsWhatWasThere(String name, String text, FieldFault fault) {
        AppSettings before = store.current();
        ui.run(() -> enter(field(name), text));
        ui.until(() -> field(name).fault().get().equals(Optional.of(fault)));
        assertEquals(before, store.current());
    }

    @Test
    void keepsEveryFieldThatIsRight() {
        ui.run(() -> {
            enter(model.name(), "Grace");
            enter(model.downloads(), "/data/in");
            enter(model.uploadLimit(), "1.5M");
            enter(model.downloadLimit(), "20 MiB/s");
        });
        ui.until(() ->
                store.current().name().equals("Grace")
                        && store.current().downloads().equals(Path.of("/data/in"))
                        && store.current().network().uploadLimit() == 1_572_864
                        && store.current().network().downloadLimit() == 20 << 20);
        assertFalse(ui.ask(() -> model.restartNeeded().get()));
        ui.until(() -> desk.done.contains("apply"));
    }

    @Test
    void aPortWaitsForTheNetworkToBeSwitchedOnAgain() {
        ui.run(() -> enter(model.port(), "9002"));
        ui.until(() -> model.restartNeeded().get());
        assertEquals(9_002, store.current().network().port());
        ui.run(model::restart);
        ui.until(() -> desk.done.contains("restart"));
        assertFalse(ui.ask(() -> model.restartNeeded().get()));
    }

    @Test
    void aServerIsUsedInsteadOfFindingOthersAndGivenUpAgain() {
        ui.run(() -> {
            model.automatic().set(false);
            enter(model.server(), "meet.example:8000");
        });
        ui.until(() ->
                store.current()
                        .network()
                        .discovery()
                        .equals(
                                new DiscoveryChoice.Server(
                                        URI.create("http://meet.example:8000"))));
        ui.run(() -> model.automatic().set(true));
        assertEquals(new DiscoveryChoice.Automatic(), store.current().network().discovery());
    }

    @Test
    void keepsNothingUntilThePersonIsDone() {
        AppSettings before = store.current();
        ui.run(() -> model.downloads().text().set("/sealed/x"));
        ui.until(() -> model.downloads().fault().get().isPresent());
        ui.run(() -> model.downloads().text().set("/data/i"));
        ui.until(() -> model.downloads().fault().get().isEmpty());
        assertEquals(before, store.current());
        List<Path> kept = new CopyOnWriteArrayList<>();
        store.onChange(now -> kept.add(now.downloads()));
        ui.run(() -> enter(model.downloads(), "/data/in"));
        ui.until(() -> kept.equals(List.of(Path.of("/data/in"))));
    }

    @Test
    void bringsBackWhatWasThere() {
        ui.run(() -> enter(model.name(), "Grace"));
        ui.until(() -> store.current().name().equals("Grace"));
        ui.run(() -> enter(model.name(), "x".repeat(65)));
        ui.until(() -> model.name().fault().get().isPresent());
        assertTrue(ui.ask(model.name()::restore));
        assertEquals("Grace", ui.ask(() -> model.name().text().get()));
        assertEquals(Optional.empty(), ui.ask(() -> model.name().fault().get()));
        assertFalse(ui.ask(model.name()::restore), "there is nothing to bring back");
    }

    @Test
    void leavingThePageIsBeingDone() {
        ui.run(() -> {
            model.name().text().set("Grace");
            model.port().text().set("9001");
            model.done();
        });
        ui.until(() -> store.current().name().equals("Grace"));
        ui.until(() -> model.port().fault().get().equals(Optional.of(FieldFault.PORT_TAKEN)));
        assertEquals(0, store.current().network().port());
    }

    @Test
    void aWrongTextThatIsMendedIsWrongNoMore() {
        ui.run(() -> model.port().text().set("9001"));
        ui.until(() -> model.port().fault().get().isPresent());
        ui.run(() -> model.port().text().set(""));
        ui.until(() -> model.port().fault().get().isEmpty());
        assertEquals(0, store.current().network().port());
    }

    @Test
    void looksAndLanguageAreKept() {
        ui.run(() -> {
            model.theme(ThemeChoice.LIGHT);
            model.language(LanguageChoice.GERMAN);
            model.streams(16);
            model.activeDownloads(1);
        });
        assertEquals(ThemeChoice.LIGHT, store.current().look().theme());
        assertEquals(LanguageChoice.GERMAN, store.current().look().language());
        assertEquals(16, store.current().network().streams());
    }

    @Test
    void aSwitchShowsWhatIsSoWhenTheSystemRefuses() {
        desk.login = false;
        ui.run(() -> model.login().on().set(true));
        ui.until(() -> model.login().refused().get());
        assertFalse(ui.ask(() -> model.login().on().get()));
        assertFalse(store.current().startup().atLogin());
        desk.login = true;
        ui.run(() -> model.login().refused().set(false));
        ui.run(() -> model.login().on().set(true));
        ui.until(() -> store.current().startup().atLogin());
        assertTrue(ui.ask(() -> model.login().on().get()));
        assertFalse(ui.ask(() -> model.login().refused().get()));
    }

    @Test
    void aSwitchThatIsTurnedWhileTheSystemIsAskedEndsWhereThePersonLeftIt() {
        desk.gate = new CountDownLatch(1);
        ui.run(() -> {
            model.login().on().set(true);
            model.login().on().set(false);
        });
        desk.gate.countDown();
        ui.until(() -> desk.asked.equals(List.of(true, false)));
        ui.until(() -> !store.current().startup().atLogin() && !model.login().on().get());
        assertFalse(desk.loginSet);
        assertFalse(ui.ask(() -> model.login().refused().get()));
    }

    @Test
    void aSwitchFollowsWhatWasChangedElsewhere() {
        desk.loginSet = true;
        ui.run(model::load);
        ui.until(() -> model.login().on().get());
        assertTrue(store.current().startup().atLogin());
        assertEquals(List.of(), desk.asked, "looking changes nothing");
    }

    @Test
    void theTrayIsRefusedWhereThereIsNone() {
        desk.tray = false;
        ui.run(() -> model.tray().on().set(true));
        ui.until(() -> model.tray().refused().get());
        assertFalse(ui.ask(() -> model.tray().on().get()));
        assertFalse(store.current().startup().tray());
        desk.tray = true;
        ui.run(() -> model.tray().on().set(true));
        ui.until(() -> store.current().startup().tray());
        ui.run(() -> model.tray().on().set(false));
        ui.until(() -> !store.current().startup().tray());
    }

    @Test
    void keysAreExportedImportedAndReplaced() {
        IdentityViewModel identity = model.identity();
        identity.load();
        ui.until(() -> !identity.id().get().isEmpty());
        String first = ui.ask(() -> identity.id().get());
        identity.exportTo(Path.of("/there.pem"), NONE, password("long enough"));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.FILE_EXISTS)));
        identity.exportTo(Path.of("/new.pem"), NONE, password("long enough"));
        ui.until(() -> desk.done.contains("export Password[set]"));
        identity.importFrom(Path.of("/new.pem"), NONE);
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.WRONG_PASSWORD)));
        identity.rotate(NONE);
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.ROTATED)));
        ui.until(() -> model.restartNeeded().get() && !identity.id().get().equals(first));
        assertFalse(IdentityViewModel.isPassword("short", "short"));
        assertFalse(IdentityViewModel.isPassword("long enough", "Long enough"));
    }

    @Test
    void aLockedKeyIsUsedOnlyWithItsPassword() {
        IdentityViewModel identity = model.identity();
        char[] chosen = "long enough".toCharArray();
        identity.lock(NONE, Password.of(chosen));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.LOCKED)));
        assertTrue(ui.ask(() -> identity.locked().get()));
        assertArrayEquals(new char[chosen.length], chosen);
        identity.rotate(password("wrong"));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.PRESENT_WRONG)));
        ui.run(() -> identity.outcome().set(Optional.empty()));
        identity.exportTo(Path.of("/new.pem"), NONE, password("other words"));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.PRESENT_WRONG)));
        assertFalse(desk.done.contains("export Password[set]"));
        identity.unlock(password("long enough"));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.UNLOCKED)));
        assertFalse(ui.ask(() -> identity.locked().get()));
        assertEquals("", desk.lock);
    }

    @Test
    @DisplayName("KEY wrong passwords of the key cost a pause in the settings, too")
    void wrongPasswordsOfTheKeyCostAPause() {
        IdentityViewModel identity = model.identity();
        desk.lock = "long enough";
        for (int i = 0; i < 3; i++) {
            identity.rotate(password("wrong"));
            ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.PRESENT_WRONG)));
            ui.run(() -> identity.outcome().set(Optional.empty()));
        }
        char[] right = "long enough".toCharArray();
        identity.unlock(Password.of(right));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.PAUSED)));
        assertArrayEquals(new char[right.length], right);
        assertEquals("long enough", desk.lock, "the right one is not tried either");
        assertEquals(2, identity.secondsLeft());
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        identity.unlock(password("long enough"));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.UNLOCKED)));
    }

    @Test
    @DisplayName("KEY passwords that are tried at once cost as much as one after the other")
    void passwordsThatAreTriedAtOnceCostTheSame() {
        IdentityViewModel identity = model.identity();
        desk.lock = "long enough";
        desk.opening = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            identity.rotate(password("wrong"));
        }
        ui.until(() -> desk.opened.get() == 3);
        identity.unlock(password("long enough"));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.PAUSED)));
        assertEquals(2, identity.secondsLeft());
        assertEquals(3, desk.opened.get(), "the fourth is not tried");
    }

    @Test
    @DisplayName("KEY wrong passwords of files to import cost a pause that no right one ends")
    void wrongPasswordsOfImportsCostAPause() {
        IdentityViewModel identity = model.identity();
        Path file = Path.of("/identity.pem");
        for (int i = 0; i < 3; i++) {
            identity.importFrom(file, password("wrong"));
            ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.WRONG_PASSWORD)));
            ui.run(() -> identity.outcome().set(Optional.empty()));
        }
        char[] right = "long enough".toCharArray();
        identity.importFrom(file, Password.of(right));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.PAUSED)));
        assertArrayEquals(new char[right.length], right);
        assertEquals("", desk.lock, "the right one is not tried either");
        assertEquals(2, identity.secondsLeft());
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        identity.importFrom(file, password("long enough"));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.IMPORTED)));
        identity.importFrom(file, password("wrong"));
        ui.until(() -> identity.outcome().get().equals(Optional.of(Outcome.WRONG_PASSWORD)));
        assertEquals(4, identity.secondsLeft());
    }

    @Test
    void anIdThatCannotBeKnownIsNoFailure() {
        desk.known = false;
        desk.lock = "long enough";
        model.identity().load();
        ui.until(() -> model.identity().locked().get());
        assertEquals("", ui.ask(() -> model.identity().id().get()));
        assertEquals(Optional.empty(), ui.ask(() -> model.identity().outcome().get()));
    }
}
