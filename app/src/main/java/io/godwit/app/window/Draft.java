package io.godwit.app.window;

import io.godwit.app.fx.HeldBack;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Page;
import io.godwit.app.words.Words;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What will be in the window, made before there is one: on any one thread, as the toolkit permits for what is in no window,
 * and while it starts, which takes as long. Nothing else may touch it meanwhile, so what its parts ask of the interface
 * thread is held back until it is {@linkplain #opened opened}; from then on it belongs to that thread. It is in no scene:
 * one that is made before the toolkit knows what the system prefers is styled again when it is shown.
 */
final class Draft {
    private final CompletableFuture<OpenWindow> window = new CompletableFuture<>();
    private final HeldBack ui;
    private final LanguageChoice language;
    private final Interior interior;

    /**
     * Makes it, with the first page if that is the one to be shown; the others may need an interface thread.
     *
     * @param files how files are chosen
     * @param ui the interface thread, which need not work yet
     */
    Draft(Services services, FileChoice files, Executor ui) {
        this.ui = new HeldBack(ui);
        language = services.settings().current().look().language();
        Words words = Words.in(language.locale(Locale.getDefault()));
        interior = new Interior(services, files, orders(), words, this.ui);
        WindowMemory memory = new WindowMemory(services.settings());
        interior.arrange(memory.tables());
        // Nobody can see it, so the page is not told that it is shown.
        interior.resting(true);
        if (memory.page() == Page.HOME) {
            interior.show(Page.HOME);
        }
        Skins.give(interior.ground());
    }

    /** Nobody can give any before there is a window. */
    private TrayPresence.Orders orders() {
        return new TrayPresence.Orders(
                () -> window.join().isVisible(),
                () -> window.join().toFront(),
                () -> window.join().hide(),
                () -> window.join().quit());
    }

    LanguageChoice language() {
        return language;
    }

    Interior interior() {
        return interior;
    }

    /** It is in a window now. On the interface thread. */
    void opened(OpenWindow in) {
        window.complete(in);
        ui.release();
    }
}
