package io.godwit.app.window;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.LookSettings;
import io.godwit.app.theme.Theme;
import io.godwit.app.view.Page;
import io.godwit.app.words.Words;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window on the screen, with its looks, its place and its language. Interface thread only. */
final class OpenWindow implements AutoCloseable {
    private final Stage stage;
    private final Services services;
    private final Executor ui;
    private final WindowMemory memory;
    private final Scene scene = MainWindow.emptyScene();
    private final Theme theme;
    private final Runnable settings;
    private LanguageChoice language;
    private Interior interior;

    private OpenWindow(Stage stage, Services services, Executor ui) {
        this.stage = stage;
        this.services = services;
        this.ui = ui;
        memory = new WindowMemory(services.settings());
        LookSettings look = services.settings().current().look();
        language = look.language();
        interior = interior();
        theme = new Theme(scene);
        theme.choose(look.theme());
        settings = services.settings().onChange(now -> ui.execute(() -> dress(now.look())));
        stage.setScene(scene);
    }

    private Interior interior() {
        Words words = Words.in(language.locale(Locale.getDefault()));
        return new Interior(stage, scene, services, words, ui);
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
        open.interior.show(open.memory.page());
        open.memory.restore(stage);
        open.afterFirstFrame(services.network()::start);
        stage.show();
        return open;
    }

    private void afterFirstFrame(Runnable work) {
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
        interior.open(request);
    }

    private void dress(LookSettings look) {
        theme.choose(look.theme());
        if (look.language() != language) {
            language = look.language();
            speak();
        }
    }

    /** Speaks another language, with the person on the same page and at the same place of it. */
    private void speak() {
        Page page = interior.current();
        Place place = Place.in(scene);
        interior.close();
        interior = interior();
        interior.show(page);
        place.restore(scene);
    }

    /** Keeps where the window was. */
    @Override
    public void close() {
        settings.run();
        Page page = interior.current();
        interior.close();
        theme.close();
        memory.keep(stage, page);
    }
}
