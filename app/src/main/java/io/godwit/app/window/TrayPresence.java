package io.godwit.app.window;

import io.godwit.app.desktop.Tray;
import io.godwit.app.desktop.TrayContent;
import io.godwit.app.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.util.Subscription;

/**
 * The icon in the tray, while the person wants one and the system has a place for it: shows and hides the window, tells
 * the state of the network and switches it, quits. Nothing of the toolkit that draws it is loaded before it is wanted.
 * Interface thread only.
 */
final class TrayPresence implements AutoCloseable {
    private final Function<TrayContent, CompletionStage<Optional<Tray>>> trays;
    private final NetworkSwitchViewModel network;
    private final Orders orders;
    private final Words words;
    private final Executor ui;
    private final Subscription states;
    private Optional<Tray> tray = Optional.empty();
    private boolean wanted;

    /**
     * What the icon asks of the window.
     *
     * @param visible whether the window can be seen
     * @param show brings it to the front
     * @param hide takes it off the screen and lets everything go on
     * @param quit ends the program
     */
    record Orders(BooleanSupplier visible, Runnable show, Runnable hide, Runnable quit) {}

    /**
     * No icon yet.
     *
     * @param trays makes icons; none where the system has no tray
     * @param network what it tells of
     * @param ui the interface thread
     */
    TrayPresence(
            Function<TrayContent, CompletionStage<Optional<Tray>>> trays,
            NetworkSwitchViewModel network,
            Orders orders,
            Words words,
            Executor ui) {
        this.trays = trays;
        this.network = network;
        this.orders = orders;
        this.words = words;
        this.ui = ui;
        states = network.headline().subscribe(this::refresh);
    }

    /** Whether there is an icon, without which a hidden window could not be found again. */
    boolean isThere() {
        return tray.isPresent();
    }

    /** Shows an icon, or none any more. */
    void want(boolean now) {
        if (now == wanted) {
            return;
        }
        wanted = now;
        if (now) {
            var _ = trays.apply(content()).thenAcceptAsync(this::came, ui);
        } else {
            leave();
        }
    }

    private void came(Optional<Tray> icon) {
        if (wanted) {
            tray = icon;
            refresh();
        } else {
            icon.ifPresent(Tray::close);
        }
    }

    private void leave() {
        tray.ifPresent(Tray::close);
        tray = Optional.empty();
        if (!orders.visible().getAsBoolean()) {
            orders.show().run();
        }
    }

    /** The window or the network is not as it was. */
    void refresh() {
        tray.ifPresent(icon -> icon.show(content()));
    }

    private TrayContent content() {
        boolean visible = orders.visible().getAsBoolean();
        boolean on = network.on().get();
        return new TrayContent(
                words.text("tray.tooltip", network.headline().get()),
                onUi(orders.show()),
                List.of(
                        new TrayContent.Item(
                                words.text(visible ? "tray.hide" : "tray.show"),
                                onUi(visible ? orders.hide() : orders.show())),
                        new TrayContent.Item(
                                words.text(on ? "tray.off" : "tray.on", network.headline().get()),
                                onUi(() -> network.turn(!on))),
                        new TrayContent.Item(words.text("tray.quit"), onUi(orders.quit()))));
    }

    private Runnable onUi(Runnable action) {
        return () -> ui.execute(action);
    }

    /** Takes the icon away; the window stays as it is. */
    @Override
    public void close() {
        wanted = false;
        states.unsubscribe();
        tray.ifPresent(Tray::close);
        tray = Optional.empty();
    }
}
