package io.godwit.app.view.shares;

import io.godwit.app.desktop.Outcome;
import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.fx.FxThread;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.DroppedFiles;
import io.godwit.app.view.FakeFileChoice;
import io.godwit.app.view.FakeNavigator;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/** The page of shares in a window of its own, above a library in memory. Made and opened on the interface thread. */
final class SharesScreen implements AutoCloseable {
    private final ExecutorService background = BackgroundThreads.open();
    private final FakeShareDesk desk = new FakeShareDesk();
    private final FakeNavigator navigator = new FakeNavigator(true);
    private final FakeFileChoice files = new FakeFileChoice();
    private final Stage stage;
    private final Path locked;
    private SharesViewModel model;
    private ContentsViewModel contents;
    private Scene scene;

    /**
     * Shows the page in English and dark.
     *
     * @param locked where protected files are put
     */
    SharesScreen(Stage stage, Path locked) {
        this.stage = stage;
        this.locked = locked;
        open(Locale.ENGLISH, ThemeChoice.DARK);
    }

    /** Shows the page anew. */
    void open(Locale locale, ThemeChoice look) {
        Words words = Words.in(locale);
        model = new SharesViewModel(desk, background, new FxThread());
        contents = new ContentsViewModel(desk, background, new FxThread());
        ProtectedFiles locker = new ProtectedFiles(new SecureRandom());
        Protection protection =
                new Protection(
                        (source, password, progress) ->
                                locker.protect(source, locked, password, progress),
                        background,
                        new FxThread());
        SharesView view =
                new SharesView(
                        model,
                        contents,
                        protection,
                        words.of("shares"),
                        navigator,
                        new FakeActions(),
                        new Intake(
                                model,
                                words.of("shares"),
                                navigator,
                                files,
                                new DroppedFiles(background, new FxThread(), navigator)));
        scene = Stages.show(stage, view.root(), words, look);
        model.refresh();
    }

    FakeShareDesk desk() {
        return desk;
    }

    FakeNavigator navigator() {
        return navigator;
    }

    FakeFileChoice files() {
        return files;
    }

    SharesViewModel model() {
        return model;
    }

    /** What is in the share that is shown. */
    ObservableList<ContentsRow> lines() {
        return contents.rows();
    }

    /** Has what is in that share looked at again. */
    void lookInside() {
        contents.refresh();
    }

    Scene scene() {
        return scene;
    }

    TableView<?> table() {
        return (TableView<?>) scene.lookup("#shares-table");
    }

    /** Six shares in every state there is. */
    void fill() {
        desk.with(
                        "/home/ada/Pictures/Iceland 2026",
                        4_812_000_000L,
                        1_204,
                        Visibility.PUBLIC,
                        ShareState.READY)
                .with(
                        "/home/ada/Music/Vinyl rips",
                        18_400_000_000L,
                        612,
                        Visibility.CONTACTS,
                        ShareState.READY)
                .with(
                        "/home/ada/Videos/Graduation.mkv",
                        2_310_000_000L,
                        1,
                        Visibility.LINK,
                        ShareState.READY)
                .with(
                        "/home/ada/Datasets/weather-2025",
                        61_000_000_000L,
                        40_210,
                        Visibility.PUBLIC,
                        ShareState.UPDATING)
                .with("/home/ada/Documents/thesis", 0, 0, Visibility.CONTACTS, ShareState.INDEXING)
                .with("/media/stick/Backup", 920_000_000L, 88, Visibility.LINK, ShareState.MISSING);
        desk.fetching.put(
                Path.of("/home/ada/Pictures/Iceland 2026"),
                List.of(
                        FakeShareDesk.contact("Grace"),
                        FakeShareDesk.contact("Edsger"),
                        FakeShareDesk.contact("Barbara")));
        desk.fetching.put(
                Path.of("/home/ada/Videos/Graduation.mkv"),
                List.of(FakeShareDesk.contact("Grace")));
        model.happened(
                new ShareEvent.IndexingProgress(
                        Path.of("/home/ada/Datasets/weather-2025"), 22_400, 33_000_000_000L));
        model.happened(
                new ShareEvent.IndexingProgress(
                        Path.of("/home/ada/Documents/thesis"), 310, 1_200_000_000L));
        model.refresh();
        Stages.until(() -> model.rows().size() == 6);
    }

    @Override
    public void close() {
        background.close();
    }

    private final class FakeActions implements ShareActions {
        @Override
        public CompletionStage<Outcome> reveal(Path path) {
            navigator.asked.add("reveal " + path);
            return CompletableFuture.completedStage(Outcome.done());
        }

        @Override
        public void switchOn() {
            navigator.asked.add("on");
        }
    }
}
