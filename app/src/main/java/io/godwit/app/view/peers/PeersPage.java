package io.godwit.app.view.peers;

import io.godwit.app.fx.Repetition;
import io.godwit.app.network.PeerChanges;
import io.godwit.app.network.Subscription;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Puts the page together. */
public final class PeersPage implements View {
    /** Servers tell of changes; this is for those that have no stream left. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final PeersViewModel model;
    private final PeersView view;
    private final Repetition looks;
    private final Subscription events;
    private final Subscription states;
    private final Supplier<Subscription> listening;
    private @Nullable Subscription changes;

    private PeersPage(WindowContext context) {
        model =
                new PeersViewModel(
                        new NodePeerDesk(context.network(), context.transfers()),
                        new SettingsFavourites(context.settings()),
                        context.background(),
                        context.ui());
        view =
                new PeersView(
                        model,
                        context.words().of("peers"),
                        context.navigator(),
                        context.network()::start);
        looks = Repetition.every(LOOK, model::look);
        events = context.network().onEvent(model::happened);
        Runnable refresh = () -> context.ui().execute(model::refresh);
        states = context.network().onState(state -> refresh.run());
        listening = () -> new PeerChanges(context.network(), refresh);
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
        looks.start();
        if (changes == null) {
            changes = listening.get();
        }
    }

    @Override
    public void hidden() {
        looks.stop();
        endChanges();
    }

    @Override
    public Map<String, String> keys() {
        return view.keys();
    }

    @Override
    public void find() {
        view.find();
    }

    private void endChanges() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }

    /** Follows the network no longer. */
    @Override
    public void close() {
        endChanges();
        events.close();
        states.close();
    }
}
