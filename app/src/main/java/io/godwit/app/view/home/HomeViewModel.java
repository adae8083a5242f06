package io.godwit.app.view.home;

import io.godwit.app.fx.Coalescer;
import io.godwit.app.fx.ListDiff;
import io.godwit.app.fx.Reload;
import io.godwit.app.network.Subscription;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the first page shows and does. Interface thread only; what blocks runs in the background. */
final class HomeViewModel implements AutoCloseable {
    /** How many rows there are on the page; the rest is on the page of transfers. */
    static final int ROWS = 3;

    private static final int UNKNOWN = -1;

    private static final HomeDesk.Around NOTHING_KNOWN = new HomeDesk.Around(UNKNOWN, UNKNOWN);

    private final HomeDesk desk;
    private final Words words;
    private final Executor ui;
    private final Executor background;
    private final Says says;
    private final Reload<HomeDesk.Around> count;
    private final AtomicReference<List<ActiveTransfer>> latest = new AtomicReference<>(List.of());
    private final AtomicReference<List<ActiveUpload>> sending = new AtomicReference<>(List.of());
    private final List<Subscription> subscriptions;

    private final ObservableList<Happening> happening = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper rows = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper peers = new ReadOnlyIntegerWrapper(UNKNOWN);
    private final ReadOnlyIntegerWrapper shares = new ReadOnlyIntegerWrapper(UNKNOWN);
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper peerId = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");

    /** How the page speaks to the person. */
    interface Says {
        void toast(String text, Severity severity);

        void error(String what, String whatToDo);
    }

    HomeViewModel(HomeDesk desk, Words words, Executor ui, Executor background, Says says) {
        this.desk = desk;
        this.words = words;
        this.ui = ui;
        this.background = background;
        this.says = says;
        // The network switch says already that nobody answers.
        count =
                new Reload<>(
                        background,
                        ui,
                        () -> desk.around().orElse(NOTHING_KNOWN),
                        this::show,
                        nobodyAnswers -> show(NOTHING_KNOWN));
        Coalescer refresh = new Coalescer(ui, this::showHappening);
        subscriptions =
                List.of(
                        desk.onTransfers(now -> {
                            latest.set(now);
                            refresh.request();
                        }),
                        desk.onUploads(now -> {
                            sending.set(now);
                            refresh.request();
                        }),
                        desk.onNetwork(() -> ui.execute(this::look)));
        look();
    }

    /** Downloads first; where there are many of them, the last row is for what others fetch. */
    private void showHappening() {
        List<ActiveTransfer> downloads = latest.get();
        List<ActiveUpload> uploads = sending.get();
        active.set(downloads.size());
        rows.set(Math.min(ROWS, downloads.size() + uploads.size()));
        List<Happening> shown = new ArrayList<>();
        downloads.stream().limit(uploads.isEmpty() ? ROWS : ROWS - 1).forEach(shown::add);
        uploads.stream().limit(ROWS - shown.size()).forEach(shown::add);
        ListDiff.apply(happening, shown, Happening::key);
    }

    /** Looks who is around; what happens while it does is looked at after that. */
    void look() {
        name.set(DisplayName.of(desk.name()));
        peerId.set(desk.me().map(PeerIdText::format).orElse(""));
        found.set(text(desk.found()));
        count.request();
    }

    private void show(HomeDesk.Around counted) {
        peers.set(counted.peers());
        shares.set(counted.shares());
    }

    private String text(HomeDesk.Found now) {
        return switch (now) {
            case HomeDesk.Found.Nowhere() -> words.text("found.nowhere");
            case HomeDesk.Found.Nearby() -> words.text("found.nearby");
            case HomeDesk.Found.Through(String server) -> words.text("found.through", server);
        };
    }

    /** Shares files and folders with everybody, one after the other; what is shared already stays as it is. */
    void share(List<Path> paths) {
        List<Path> wanted = List.copyOf(paths);
        background.execute(() -> wanted.forEach(this::share));
    }

    private void share(Path path) {
        String shown = DisplayName.of(String.valueOf(path.getFileName()));
        try {
            Visibility who = desk.share(path);
            say(says -> tell(says, shown, who));
            ui.execute(this::look);
        } catch (HomeDesk.OffException off) {
            say(says -> says.error(words.text("share.off", shown), words.text("share.off.advice")));
        } catch (IOException failed) {
            String advice = "share.failed." + reason(failed);
            say(says -> says.error(words.text("share.failed", shown), words.text(advice)));
        }
    }

    /** What was shared before with fewer people stays so, which is not what was asked for and must be said. */
    private void tell(Says says, String shown, Visibility who) {
        if (who == Visibility.PUBLIC) {
            says.toast(words.text("shared", shown), Severity.SUCCESS);
        } else {
            String key = "shared.before." + who.name().toLowerCase(Locale.ROOT);
            says.toast(words.text(key, shown), Severity.INFO);
        }
    }

    private void say(Consumer<Says> sentence) {
        ui.execute(() -> sentence.accept(says));
    }

    private static String reason(IOException failed) {
        return failed instanceof ShareException refused
                ? refused.reason().name().toLowerCase(Locale.ROOT)
                : "io_error";
    }

    /** The first few things that are on their way. */
    ObservableList<Happening> happening() {
        return happening;
    }

    /** How many of them there are; changes before they do. */
    ReadOnlyIntegerProperty rows() {
        return rows.getReadOnlyProperty();
    }

    /** How many downloads there are in all. */
    ReadOnlyIntegerProperty active() {
        return active.getReadOnlyProperty();
    }

    /** Others that are online, or -1 while that is not known. */
    ReadOnlyIntegerProperty peers() {
        return peers.getReadOnlyProperty();
    }

    /** Things this peer offers, or -1 while that is not known. */
    ReadOnlyIntegerProperty shares() {
        return shares.getReadOnlyProperty();
    }

    /** The name that others see. */
    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    /** This peer's ID, or empty while the network is off. */
    ReadOnlyStringProperty peerId() {
        return peerId.getReadOnlyProperty();
    }

    /** How others find this peer now, a sentence. */
    ReadOnlyStringProperty found() {
        return found.getReadOnlyProperty();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
