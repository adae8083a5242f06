package io.godwit.app.window;

import io.godwit.app.network.NetworkState;
import io.godwit.app.network.NetworkState.Reason;
import io.godwit.app.network.Subscription;
import io.godwit.core.identity.Password;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Has a person asked for the password of the key when the network cannot start without it. Keeps no password. Interface
 * thread only.
 */
final class UnlockViewModel implements AutoCloseable {
    /** How far the asking is. */
    enum Phase {
        /** Nothing is asked. */
        CLOSED,
        /** The password is to be typed. */
        ASKING,
        /** What was typed is being tried. */
        TRYING,
        /** What was typed was wrong, and is to be typed again. */
        WRONG
    }

    private final NetworkControl network;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CLOSED);
    private final Subscription states;

    /** Until it is known what came of a password, even if nobody waits for it any more. */
    private boolean trying;

    UnlockViewModel(NetworkControl network, Executor ui) {
        this.network = network;
        this.ui = ui;
        states = network.onState(now -> ui.execute(() -> became(now)));
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    private void became(NetworkState now) {
        if (trying || now instanceof NetworkState.Starting) {
            return;
        }
        if (!isLocked(now)) {
            phase.set(Phase.CLOSED);
        } else if (phase.get() == Phase.CLOSED) {
            phase.set(Phase.ASKING);
        }
    }

    /**
     * Tries a password; does nothing while one is being tried.
     *
     * @param characters emptied when they have been tried
     */
    void unlock(char[] characters) {
        if (!trying) {
            trying = true;
            phase.set(Phase.TRYING);
            var _ = network.start(Password.of(characters)).thenRunAsync(this::tried, ui);
        }
    }

    private void tried() {
        trying = false;
        if (phase.get() == Phase.TRYING) {
            phase.set(isLocked(network.state()) ? Phase.WRONG : Phase.CLOSED);
        }
    }

    /** Leaves the network off; switching it on asks again. */
    void cancel() {
        if (trying) {
            network.stop();
        }
        phase.set(Phase.CLOSED);
    }

    private static boolean isLocked(NetworkState state) {
        return state instanceof NetworkState.Failed(Reason reason, int ignored)
                && (reason == Reason.PASSWORD_NEEDED || reason == Reason.PASSWORD_WRONG);
    }

    /** Asks no more. */
    @Override
    public void close() {
        states.close();
    }
}
