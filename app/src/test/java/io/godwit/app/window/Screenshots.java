package io.godwit.app.window;

import io.godwit.app.fx.FxThread;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.theme.Theme;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.view.Page;
import io.godwit.app.words.Words;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Takes the pictures of the documentation: every page, dark, light and in Arabic, over real peers on this machine. Run
 * it with {@code src/test/screenshots}.
 */
public final class Screenshots {
    private static final long SETTLE_MILLIS = 2_500;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private record Look(String name, ThemeChoice theme, Locale language) {}

    private static final List<Look> LOOKS =
            List.of(
                    new Look("dark", ThemeChoice.DARK, Locale.ENGLISH),
                    new Look("light", ThemeChoice.LIGHT, Locale.ENGLISH),
                    new Look("arabic", ThemeChoice.DARK, Locale.of("ar")));

    private final FxThread ui = new FxThread();
    private final Services services;
    private final Path target;

    private Screenshots(Services services, Path target) {
        this.services = services;
        this.target = target;
    }

    /**
     * Takes them all.
     *
     * @param args the folder for the pictures
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("godwit-screenshots");
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try (DemoWorld world = new DemoWorld(folder);
                Services services = world.visitor()) {
            Screenshots screenshots = new Screenshots(services, Path.of(args[0]));
            for (Look look : LOOKS) {
                screenshots.take(look);
            }
        }
        // Whatever the toolkit still runs has no say.
        System.exit(0);
    }

    private void take(Look look) throws Exception {
        MainWindow window = onUi(() -> open(look));
        for (Page page : Page.values()) {
            if (!new Pages(services, Words.in(look.language()), new SystemFileChoice(), ui)
                    .pages()
                    .contains(page)) {
                continue;
            }
            onUi(() -> {
                if (page == Page.SEARCH) {
                    window.search("2026");
                } else {
                    window.show(page);
                }
                return page;
            });
            Thread.sleep(SETTLE_MILLIS);
            onUi(() -> select(window));
            Thread.sleep(SETTLE_MILLIS / 2);
            if (page == Page.SHARES) {
                press(window, "#shares-table");
                press(window, "#shares-contents");
            }
            BufferedImage picture = onUi(() -> Snapshots.take(window.scene()));
            String name = page.name().toLowerCase(Locale.ROOT) + "-" + look.name() + ".png";
            Snapshots.write(picture, target.resolve(name));
        }
        onUi(() -> {
            window.scene().getWindow().hide();
            return look;
        });
    }

    /** Enter shows what is in a share, and then what is in its first folder. */
    private void press(MainWindow window, String list) throws Exception {
        onUi(() -> {
            Node node = window.scene().getRoot().lookup(list);
            KeyCode enter = KeyCode.ENTER;
            node.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", enter, false, false, false, false));
            return node;
        });
        Thread.sleep(SETTLE_MILLIS / 2);
    }

    private static MainWindow select(MainWindow window) {
        Parent root = window.scene().getRoot();
        if (root.lookup("#transfers-list") instanceof ListView<?> transfers) {
            selectRunning(transfers);
        }
        if (root.lookup(".table-view") instanceof TableView<?> rows && !rows.getItems().isEmpty()) {
            // On the page of shares the first is the folder.
            int wanted = "shares-table".equals(rows.getId()) ? 0 : 2;
            rows.getSelectionModel().clearAndSelect(Math.min(wanted, rows.getItems().size() - 1));
        }
        return window;
    }

    /** Only what runs has a chart to show. */
    private static void selectRunning(ListView<?> transfers) {
        for (int row = 0; row < transfers.getItems().size(); row++) {
            if (transfers.getItems().get(row) instanceof TransferSnapshot one
                    && one.state() == TransferState.RUNNING) {
                transfers.getSelectionModel().clearAndSelect(row);
                return;
            }
        }
    }

    private MainWindow open(Look look) {
        Words words = Words.in(look.language());
        MainWindow window =
                new MainWindow(
                        new Pages(services, words, new SystemFileChoice(), ui),
                        new NetworkSwitchViewModel(
                                NetworkControl.of(services.network()),
                                words,
                                ui,
                                InstantSource.system()),
                        Unprotecting.of(services, new SystemFileChoice(), ui),
                        words);
        Scene scene = MainWindow.emptyScene();
        var _ = new Theme(scene, look.theme());
        window.enter(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window.show(Page.HOME);
        stage.show();
        return window;
    }

    private <T> T onUi(Callable<T> work) throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return work.call();
                            } catch (Exception failed) {
                                throw new CompletionException(failed);
                            }
                        },
                        ui)
                .get();
    }
}
