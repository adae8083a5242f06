package io.godwit.app.window;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.network.Subscription;
import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.LookSettings;
import io.godwit.app.theme.Theme;
import io.godwit.app.words.Words;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window on the screen, with its looks, its place and its language. Interface thread only. */
final class OpenWindow implements AutoCloseable {
    private final Stage stage;
    private final WindowMemory memory;
    private final MainWindow window;
    private final Theme theme;
    private final Runnable settings;
    private final UnlockViewModel unlocking;
    private final Opening opening;
    private final Companion companion;
    private final Subscription transfers;

    private OpenWindow(Stage stage, Services services, Executor ui) {
        this.stage = stage;
        memory = new WindowMemory(services.settings());
        AppSettings chosen = services.settings().current();
        Words words = Words.in(chosen.look().language().locale(Locale.getDefault()));
        NetworkSwitchViewModel network =
                new NetworkSwitchViewModel(
                        NetworkControl.of(services.network()), words, ui, InstantSource.system());
        window = new MainWindow(new Pages(services, words), network, words);
        window.scene().getAccelerators().put(Shortcuts.QUIT, stage::close);
        unlocking = new UnlockViewModel(NetworkControl.of(services.network()), ui);
        var _ = new UnlockSheet(unlocking, words, window.ground());
        opening = new Opening(services, window, words, ui);
        theme = new Theme(window.scene());
        theme.choose(chosen.look().theme());
        settings = services.settings().onChange(now -> ui.execute(() -> dress(now.look())));
        companion =
                new Companion(
                        services.desktop()::stayAwake,
                        services.desktop()::notifyPerson,
                        stage::isFocused,
                        words);
        transfers = services.transfers().onTransfers(now -> ui.execute(() -> companion.look(now)));
        stage.setTitle(words.text("title"));
        stage.setScene(window.scene());
    }

    /**
     * Opens the window where it was, and has the network switched on once it can be seen.
     *
     * @param stage the toolkit's first window
     * @param services what is behind it
     * @param ui the interface thread
     */
    static OpenWindow open(Stage stage, Services services, Executor ui) {
        OpenWindow open = new OpenWindow(stage, services, ui);
        open.window.show(open.memory.page());
        open.memory.restore(stage);
        open.afterFirstFrame(services.network()::start);
        stage.show();
        return open;
    }

    private void afterFirstFrame(Runnable work) {
        Scene scene = window.scene();
        Runnable once =
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        work.run();
                    }
                };
        scene.addPostLayoutPulseListener(once);
    }

    /** Comes to the front and asks about what came from outside. */
    void open(OpenRequest request) {
        stage.setIconified(false);
        stage.toFront();
        opening.open(request);
    }

    private void dress(LookSettings look) {
        theme.choose(look.theme());
    }

    /** Keeps where the window was. */
    @Override
    public void close() {
        settings.run();
        unlocking.close();
        transfers.close();
        companion.close();
        theme.close();
        window.leave();
        memory.keep(stage, window.current());
    }
}
