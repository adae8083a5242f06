package io.godwit.app.window;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.network.Subscription;
import io.godwit.app.settings.TableSettings;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Page;
import io.godwit.app.window.UnlockViewModel.Phase;
import io.godwit.app.words.Words;
import io.godwit.core.node.ShareLink;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Everything of the window that speaks; made anew when the person chooses another language. Interface thread only. */
final class Interior implements AutoCloseable {
    private final MainWindow window;
    private final Words words;
    private final NetworkSwitchViewModel network;
    private final UnlockViewModel unlocking;
    private final Opening opening;
    private final Companion companion;
    private final Subscription transfers;
    private final Subscription uploads;
    private final TrayPresence tray;
    private final Runnable quit;
    private boolean asksForPasswords;

    /**
     * Is in no scene before it {@linkplain #enter enters} one.
     *
     * @param files how files are chosen
     * @param orders what an icon in the tray asks of that window
     * @param ui the interface thread
     */
    Interior(
            Services services,
            FileChoice files,
            TrayPresence.Orders orders,
            Words words,
            Executor ui) {
        this.words = words;
        NetworkControl control = NetworkControl.of(services.network());
        network = new NetworkSwitchViewModel(control, words, ui, InstantSource.system());
        window =
                new MainWindow(
                        new Pages(services, words, files, ui),
                        network,
                        Unprotecting.of(services, files, ui),
                        words);
        quit = () -> ui.execute(orders.quit());
        unlocking = new UnlockViewModel(control, ui, services.network().passwordPause());
        unlocking.phase().subscribe(this::unlock);
        opening =
                new Opening(
                        services::share,
                        services.transfers()::add,
                        window::whenUncovered,
                        window,
                        services.background(),
                        ui,
                        words);
        new Drops(window::give, links -> ui.execute(() -> fetch(links)), this::brokenLink)
                .listen(window.body());
        companion =
                new Companion(
                        services.desktop()::stayAwake,
                        services.desktop()::notifyPerson,
                        this::isInFront,
                        words);
        transfers = services.transfers().onTransfers(now -> ui.execute(() -> companion.look(now)));
        uploads =
                services.uploading()
                        .onUploads(now -> ui.execute(() -> companion.serve(!now.isEmpty())));
        tray = new TrayPresence(services.desktop()::tray, network, orders, words, ui);
    }

    private boolean isInFront() {
        Window around = window.scene().getWindow();
        return around != null && around.isFocused();
    }

    /**
     * Fills a scene, in place of what was in it.
     *
     * @param scene has its looks already
     */
    void enter(Scene scene) {
        window.enter(scene);
        scene.getAccelerators().put(Shortcuts.QUIT, quit);
    }

    /** Everything that is in it. */
    Parent ground() {
        return window.ground();
    }

    /** What the window is called. */
    String title() {
        return words.text("title");
    }

    /** Most people's keys are not locked, so the sheet is made when it is first wanted. */
    private void unlock(Phase now) {
        if (now != Phase.CLOSED && !asksForPasswords) {
            asksForPasswords = true;
            var _ = new UnlockSheet(unlocking, words, window.ground());
        }
    }

    TrayPresence tray() {
        return tray;
    }

    Page current() {
        return window.current();
    }

    void show(Page page) {
        window.show(page);
    }

    /** Nobody can see the window, or somebody can again: nothing is asked only to be shown meanwhile. */
    void resting(boolean now) {
        window.resting(now);
    }

    /** Where the person is on every page that was shown. */
    Map<Page, Place> places() {
        return window.places();
    }

    /** Goes to these places, each when its page is first shown. */
    void keep(Map<Page, Place> places) {
        window.keep(places);
    }

    /** How the tables of all pages are arranged. */
    Map<String, TableSettings> tables() {
        return window.tables();
    }

    /** Arranges tables like this, each when its page is first shown. */
    void arrange(Map<String, TableSettings> tables) {
        window.arrange(tables);
    }

    /** Asks whether to quit while downloads run. */
    boolean confirmQuit(long running) {
        return window.confirm(
                new Confirmation(
                        words.text("quit.title"),
                        words.text("quit.text", running),
                        words.text("quit.action"),
                        false));
    }

    /** Says what was not whole or cannot be kept, until somebody closes it. */
    void lost(Loss loss) {
        window.error(words.text("loss." + loss), words.text("loss." + loss + ".hint"));
    }

    void open(OpenRequest request) {
        opening.open(request);
    }

    /** A question waits for its answer, and whoever drops does not. */
    private void fetch(List<ShareLink> links) {
        opening.open(new OpenRequest(List.of(), links));
    }

    private void brokenLink() {
        window.error(words.text("open.link.broken"), words.text("open.link.broken.advice"));
    }

    /** Lets go of everything behind it. */
    @Override
    public void close() {
        opening.close();
        tray.close();
        transfers.close();
        uploads.close();
        companion.close();
        unlocking.close();
        network.close();
        window.close();
    }
}
