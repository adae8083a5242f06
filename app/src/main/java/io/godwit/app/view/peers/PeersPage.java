package io.godwit.app.view.peers;

import io.godwit.app.network.Subscription;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;

/** Puts the page together. */
public final class PeersPage implements View {
    private static final long LOOK_SECONDS = 5;

    private final PeersViewModel model;
    private final PeersView view;
    private final Subscription events;
    private final Subscription states;

    private PeersPage(WindowContext context) {
        model =
                new PeersViewModel(
                        new NodePeerDesk(context.network(), context.transfers()),
                        new SettingsFavourites(context.settings()),
                        context.background(),
                        context.ui(),
                        CompletableFuture.delayedExecutor(
                                LOOK_SECONDS, TimeUnit.SECONDS, context.background()));
        view =
                new PeersView(
                        model,
                        context.words().of("peers"),
                        context.navigator(),
                        context.network()::start);
        events = context.network().onEvent(model::happened);
        states = context.network().onState(state -> context.ui().execute(model::refresh));
    }

    /** The page of a window. */
    public static PeersPage create(WindowContext context) {
        return new PeersPage(context);
    }

    @Override
    public Parent root() {
        return view.root();
    }

    @Override
    public void shown() {
        model.watch();
    }

    @Override
    public void hidden() {
        model.unwatch();
    }

    @Override
    public void find() {
        view.find();
    }

    /** Follows the network no longer. */
    @Override
    public void close() {
        events.close();
        states.close();
    }
}
