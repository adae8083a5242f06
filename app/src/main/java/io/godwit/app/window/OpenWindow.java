package io.godwit.app.window;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.network.Subscription;
import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.LookSettings;
import io.godwit.app.settings.TableSettings;
import io.godwit.app.theme.ProgramIcon;
import io.godwit.app.theme.Theme;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Page;
import io.godwit.app.words.Words;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The window on the screen, with its looks, its place and its language. Interface thread only. */
final class OpenWindow implements AutoCloseable {
    private final Stage stage;
    private final Services services;
    private final FileChoice files;
    private final Executor ui;
    private final WindowMemory memory;

    /** The first picture has both processors to itself; the network wants them too. */
    private static final Duration FIRST_PICTURE = Duration.millis(150);

    /** After so much time without a download the pause of a collection is noticed by nobody. */
    private static final Duration QUIET = Duration.seconds(10);

    private final PauseTransition drawn = new PauseTransition(FIRST_PICTURE);
    private final Scene scene = MainWindow.emptyScene();
    private final Theme theme;
    private final Runnable settings;
    private final Subscription transfers;
    private LanguageChoice language;
    private final Runnable gone;
    private Interior interior;
    private boolean away;
    private boolean ended;
    private boolean asking;
    private Optional<Losses> losses = Optional.empty();

    private OpenWindow(
            Stage stage,
            Services services,
            FileChoice files,
            Executor ui,
            Runnable gone,
            Draft draft) {
        this.stage = stage;
        this.gone = gone;
        this.services = services;
        this.files = files;
        this.ui = ui;
        memory = new WindowMemory(services.settings());
        LookSettings look = services.settings().current().look();
        language = draft.language();
        theme = new Theme(scene, look.theme());
        interior = draft.interior();
        interior.enter(scene);
        settings = services.settings().onChange(now -> ui.execute(() -> adopt(now)));
        Rest rest = new Rest(later(), () -> services.background().execute(System::gc));
        transfers = services.transfers().onTransfers(now -> ui.execute(() -> rest.look(now)));
        stage.setTitle(interior.title());
        stage.setScene(scene);
    }

    private Executor later() {
        return CompletableFuture.delayedExecutor(
                (long) QUIET.toMillis(), TimeUnit.MILLISECONDS, ui);
    }

    private Interior interior() {
        Words words = Words.in(language.locale(Locale.getDefault()));
        TrayPresence.Orders orders =
                new TrayPresence.Orders(this::isVisible, this::toFront, this::hide, this::quit);
        return new Interior(services, files, orders, words, ui);
    }

    /**
     * Opens the window where it was, and has the network switched on once it can be seen.
     *
     * @param stage the toolkit's first window
     * @param services what is behind it
     * @param files how files are chosen
     * @param ui the interface thread
     * @param gone told when the person has closed it and everything that belongs to it has ended
     */
    static OpenWindow open(
            Stage stage, Services services, FileChoice files, Executor ui, Runnable gone) {
        return open(stage, services, files, ui, gone, new Draft(services, files, ui));
    }

    /**
     * The same with what was made before.
     *
     * @param draft made of the same services
     */
    static OpenWindow open(
            Stage stage,
            Services services,
            FileChoice files,
            Executor ui,
            Runnable gone,
            Draft draft) {
        OpenWindow open = new OpenWindow(stage, services, files, ui, gone, draft);
        stage.setOnCloseRequest(asked -> {
            // The question waits for its answer, and the toolkit does not.
            asked.consume();
            ui.execute(open::quit);
        });
        stage.setOnHiding(closing -> open.hiding());
        stage.setOnHidden(closed -> open.hidden());
        open.interior.show(open.memory.page());
        open.interior.resting(false);
        draft.opened(open);
        open.memory.restore(stage);
        open.afterFirstFrame(open::begin);
        stage.show();
        return open;
    }

    private void afterFirstFrame(Runnable work) {
        Runnable once =
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        drawn.setOnFinished(over -> work.run());
                        drawn.play();
                    }
                };
        scene.addPostLayoutPulseListener(once);
    }

    private void begin() {
        services.background().execute(services.log()::open);
        services.network().start();
        stage.getIcons().setAll(ProgramIcon.draw());
        losses =
                Optional.of(
                        new Losses(
                                services.settings(),
                                services.transfers(),
                                loss -> interior.lost(loss),
                                ui));
        interior.tray().want(services.settings().current().startup().tray());
    }

    /** Comes to the front and asks about what came from outside. */
    void open(OpenRequest request) {
        toFront();
        interior.open(request);
    }

    /** Whether it is on the screen and not only in the tray. */
    boolean isVisible() {
        return !away;
    }

    /** Brings it to the front, wherever it was. */
    void toFront() {
        away = false;
        interior.resting(false);
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        interior.tray().refresh();
    }

    /** Off the screen, while everything goes on; only the icon in the tray brings it back. */
    void hide() {
        if (interior.tray().isThere()) {
            away = true;
            stage.hide();
            interior.resting(true);
            interior.tray().refresh();
        }
    }

    /** Ends the program, after a question when downloads are under way. */
    void quit() {
        if (asking) {
            return;
        }
        long running =
                services.transfers().snapshots().stream()
                        .filter(transfer -> transfer.state().isActive())
                        .count();
        if (running > 0) {
            toFront();
            asking = true;
            boolean sure = interior.confirmQuit(running);
            asking = false;
            if (!sure) {
                return;
            }
        }
        if (away) {
            away = false;
            hiding();
            hidden();
        } else {
            stage.close();
        }
    }

    /** Ends at once and without a question. Stays on the screen, from which the end of the process takes it. */
    void end() {
        away = false;
        hiding();
        hidden();
    }

    private void hiding() {
        if (!away && !ended) {
            ended = true;
            close();
        }
    }

    private void hidden() {
        if (!away) {
            gone.run();
        }
    }

    /** What was chosen in the last moment may come to a window that has ended, and would have an icon in the tray. */
    private void adopt(AppSettings now) {
        if (!ended) {
            interior.tray().want(now.startup().tray());
            dress(now.look());
        }
    }

    private void dress(LookSettings look) {
        theme.choose(look.theme());
        if (look.language() != language) {
            language = look.language();
            speak();
        }
    }

    /** Speaks another language, with the person on the same page and at the same place of every page. */
    private void speak() {
        Page page = interior.current();
        Map<Page, Place> places = interior.places();
        Map<String, TableSettings> tables = interior.tables();
        interior.close();
        interior = interior();
        interior.enter(scene);
        stage.setTitle(interior.title());
        interior.arrange(tables);
        interior.keep(places);
        interior.resting(away);
        interior.show(page);
        interior.tray().want(services.settings().current().startup().tray());
    }

    /** Keeps where the window was and how it was arranged. */
    @Override
    public void close() {
        drawn.stop();
        transfers.close();
        losses.ifPresent(Losses::close);
        settings.run();
        keepPlace();
        interior.close();
        theme.close();
    }

    /** Keeps where the window is and how it is arranged; also where the toolkit has ended and nothing else can. */
    void keepPlace() {
        memory.keep(stage, interior.current(), interior.tables());
    }
}
