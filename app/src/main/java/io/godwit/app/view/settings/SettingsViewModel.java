package io.godwit.app.view.settings;

import io.godwit.app.fx.InTurn;
import io.godwit.app.network.PasswordPause;
import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.LookSettings;
import io.godwit.app.settings.NetworkSettings;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.settings.StartupSettings;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.text.ByteRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Everything that can be chosen: kept and used at once, what is typed when the person is done with it. Interface thread
 * only.
 */
final class SettingsViewModel {
    private final SettingsStore store;
    private final SettingsDesk desk;
    private final Executor background;

    /** Where what was chosen is taken over. */
    private final Executor changes;

    private final Executor ui;
    private final Field<String> name;
    private final Field<Path> downloads;
    private final Field<DiscoveryChoice.Server> server;
    private final Field<Integer> port;
    private final Field<Long> uploadLimit;
    private final Field<Long> downloadLimit;
    private final List<Field<?>> fields;
    private final BooleanProperty automatic = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper restartNeeded = new ReadOnlyBooleanWrapper();
    private final SystemSwitch login;
    private final SystemSwitch tray;
    private final IdentityViewModel identity;

    /**
     * Shows what is chosen.
     *
     * @param pause what wrong passwords of the key cost
     * @param imports what those of key files to import cost
     */
    SettingsViewModel(
            SettingsStore store,
            SettingsDesk desk,
            Executor background,
            Executor ui,
            PasswordPause pause,
            PasswordPause imports) {
        this.store = store;
        this.desk = desk;
        this.background = background;
        changes = new InTurn(background);
        this.ui = ui;
        name = field(Readers::name, value -> Optional.empty(), AppSettings::withName);
        downloads = field(Readers::folder, this::folderFault, AppSettings::withDownloads);
        server =
                networkField(
                        Readers::server, value -> Optional.empty(), NetworkSettings::withDiscovery);
        port = networkField(Readers::port, this::portFault, NetworkSettings::withPort);
        uploadLimit =
                networkField(
                        Readers::rate,
                        value -> Optional.empty(),
                        (now, rate) -> now.withLimits(rate, now.downloadLimit()));
        downloadLimit =
                networkField(
                        Readers::rate,
                        value -> Optional.empty(),
                        (now, rate) -> now.withLimits(now.uploadLimit(), rate));
        fields = List.of(name, downloads, server, port, uploadLimit, downloadLimit);
        identity = new IdentityViewModel(desk, background, ui, pause, imports, this::needRestart);
        StartupSettings startup = store.current().startup();
        login =
                new SystemSwitch(
                        startup.atLogin(),
                        desk::startAtLogin,
                        so -> update(now -> now.withStartup(now.startup().withAtLogin(so))),
                        background,
                        ui);
        tray =
                new SystemSwitch(
                        startup.tray(),
                        wanted -> wanted && desk.hasTray(),
                        so -> update(now -> now.withStartup(now.startup().withTray(so))),
                        background,
                        ui);
        show(store.current());
        automatic.addListener((property, before, now) -> chooseServer(now));
    }

    private interface Change<S, T> {
        S with(S settings, T value);
    }

    private <T> Field<T> field(
            Function<String, Field.Reading<T>> reader,
            Function<T, Optional<FieldFault>> check,
            Change<AppSettings, T> change) {
        return new Field<>(
                reader, check, value -> update(now -> change.with(now, value)), background, ui);
    }

    private <T> Field<T> networkField(
            Function<String, Field.Reading<T>> reader,
            Function<T, Optional<FieldFault>> check,
            Change<NetworkSettings, T> change) {
        return field(
                reader, check, (now, value) -> now.withNetwork(change.with(now.network(), value)));
    }

    Field<String> name() {
        return name;
    }

    Field<Path> downloads() {
        return downloads;
    }

    Field<DiscoveryChoice.Server> server() {
        return server;
    }

    Field<Integer> port() {
        return port;
    }

    Field<Long> uploadLimit() {
        return uploadLimit;
    }

    Field<Long> downloadLimit() {
        return downloadLimit;
    }

    /** The person leaves the page, and so is done with every field. */
    void done() {
        fields.forEach(Field::done);
    }

    /** Whether others are found without a server being named. */
    BooleanProperty automatic() {
        return automatic;
    }

    /** Whether something waits for the network to be switched on again. */
    ReadOnlyBooleanProperty restartNeeded() {
        return restartNeeded.getReadOnlyProperty();
    }

    /** Whether the program starts at login. */
    SystemSwitch login() {
        return login;
    }

    /** Whether there is an icon in the tray, where the desktop has one. */
    SystemSwitch tray() {
        return tray;
    }

    /** Looks what may have changed outside of the program. */
    void load() {
        identity.load();
        login.look(desk::startsAtLogin);
    }

    IdentityViewModel identity() {
        return identity;
    }

    AppSettings current() {
        return store.current();
    }

    /** The profile's folder. */
    Path profile() {
        return desk.profile();
    }

    void theme(ThemeChoice choice) {
        update(now -> now.withLook(new LookSettings(choice, now.look().language())));
    }

    void language(LanguageChoice choice) {
        update(now -> now.withLook(new LookSettings(now.look().theme(), choice)));
    }

    /** Connections to each source, 1 to 16. */
    void streams(int number) {
        update(now -> now.withNetwork(now.network().withStreams(number)));
    }

    /** Downloads at once, 1 to 16. */
    void activeDownloads(int number) {
        update(now -> now.withNetwork(now.network().withActiveDownloads(number)));
    }

    /** Whether the discovery server in this program serves others than those of its own networks; counts at once. */
    void servesAnyone(boolean wanted) {
        update(now -> now.withNetwork(now.network().withServesAnyone(wanted)));
    }

    /** Switches the network off and on again, with everything that waited for it. */
    void restart() {
        restartNeeded.set(false);
        background.execute(desk::restart);
    }

    /** The network is being switched on: nothing waits any more. */
    void started() {
        restartNeeded.set(false);
    }

    private void chooseServer(boolean withoutOne) {
        if (withoutOne) {
            update(now ->
                    now.withNetwork(now.network().withDiscovery(new DiscoveryChoice.Automatic())));
            server.show(serverText(store.current()));
        }
    }

    private Optional<FieldFault> folderFault(Path folder) {
        return desk.writable(folder)
                ? Optional.empty()
                : Optional.of(FieldFault.FOLDER_NOT_WRITABLE);
    }

    private Optional<FieldFault> portFault(int wanted) {
        return wanted == 0 || desk.available(wanted)
                ? Optional.empty()
                : Optional.of(FieldFault.PORT_TAKEN);
    }

    private void update(UnaryOperator<AppSettings> change) {
        AppSettings before = store.current();
        store.update(change);
        AppSettings now = store.current();
        if (before.network().port() != now.network().port()) {
            needRestart();
        }
        if (!before.equals(now)) {
            changes.execute(() -> desk.apply(before, now));
        }
    }

    private void needRestart() {
        background.execute(() -> {
            boolean running = desk.running();
            ui.execute(() -> restartNeeded.set(running));
        });
    }

    private void show(AppSettings now) {
        name.show(now.name());
        downloads.show(now.downloads().toString());
        server.show(serverText(now));
        automatic.set(now.network().discovery() instanceof DiscoveryChoice.Automatic);
        port.show(Readers.portText(now.network().port()));
        uploadLimit.show(ByteRate.formatLimit(now.network().uploadLimit()));
        downloadLimit.show(ByteRate.formatLimit(now.network().downloadLimit()));
    }

    private static String serverText(AppSettings now) {
        return switch (now.network().discovery()) {
            case DiscoveryChoice.Automatic() -> "";
            case DiscoveryChoice.Server servers -> servers.text();
        };
    }
}
