package io.godwit.app.window;

import io.godwit.app.network.NetworkState;
import io.godwit.app.network.NetworkState.Reason;
import io.godwit.app.network.PasswordPause;
import io.godwit.app.network.Subscription;
import io.godwit.core.identity.Password;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
        /** What was typed was wrong too often, and nothing can be typed for a while. */
        WAITING,
        /** What was typed was wrong, and is to be typed again. */
        WRONG
    }

    /** Runs something on the interface thread, after a time. */
    @FunctionalInterface
    interface Later {
        void run(Duration after, Runnable work);
    }

    private final NetworkControl network;
    private final Executor ui;
    private final PasswordPause pause;
    private final Later later;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CLOSED);
    private final Subscription states;

    /** Until it is known what came of a password, even if nobody waits for it any more. */
    private boolean trying;

    /** Until it is known whether the last password was right. */
    private boolean typed;

    /**
     * Asks when it has to.
     *
     * @param pause what wrong passwords cost
     */
    UnlockViewModel(NetworkControl network, Executor ui, PasswordPause pause) {
        this(
                network,
                ui,
                pause,
                (after, work) ->
                        CompletableFuture.delayedExecutor(after.toNanos(), TimeUnit.NANOSECONDS, ui)
                                .execute(work));
    }

    /**
     * As above.
     *
     * @param later wakes it when a pause is over
     */
    UnlockViewModel(NetworkControl network, Executor ui, PasswordPause pause, Later later) {
        this.network = network;
        this.ui = ui;
        this.pause = pause;
        this.later = later;
        states = network.onState(now -> ui.execute(() -> became(now)));
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** How long nothing can be typed, in seconds. */
    long secondsLeft() {
        return pause.secondsLeft();
    }

    private void became(NetworkState now) {
        // Without a password it says nothing: an open key goes
        // on and off the network as often as somebody likes.
        if (typed
                && (now instanceof NetworkState.Online
                        || now instanceof NetworkState.Unreachable)) {
            typed = false;
            pause.right();
        }
        if (trying || now instanceof NetworkState.Starting) {
            return;
        }
        if (!isLocked(now)) {
            phase.set(Phase.CLOSED);
        } else if (phase.get() == Phase.CLOSED) {
            ask(Phase.ASKING);
        }
    }

    private void ask(Phase asking) {
        Duration left = pause.left();
        if (left.isZero()) {
            phase.set(asking);
        } else {
            phase.set(Phase.WAITING);
            later.run(left, this::rested);
        }
    }

    private void rested() {
        if (phase.get() == Phase.WAITING) {
            ask(Phase.WRONG);
        }
    }

    /**
     * Tries a password, unless one is being tried, or none may be tried for a while, which may have begun elsewhere.
     *
     * @param characters emptied when they have been tried, and at once if they are not
     */
    void unlock(char[] characters) {
        Password password = Password.of(characters);
        if (!trying && pause.begin()) {
            trying = true;
            typed = true;
            phase.set(Phase.TRYING);
            var _ = network.start(password).thenRunAsync(this::tried, ui);
        } else {
            password.close();
            refused(phase.get());
        }
    }

    private void refused(Phase now) {
        if (now == Phase.ASKING || now == Phase.WRONG) {
            ask(now);
        }
    }

    private void tried() {
        trying = false;
        NetworkState now = network.state();
        if (typed && isWrong(now)) {
            typed = false;
            pause.wrong();
        } else if (typed) {
            pause.undecided();
        }
        if (phase.get() == Phase.TRYING) {
            if (isLocked(now)) {
                ask(Phase.WRONG);
            } else {
                phase.set(Phase.CLOSED);
            }
        }
    }

    /** Leaves the network off; switching it on asks again, and no sooner than a pause is over. */
    void cancel() {
        if (trying) {
            network.stop();
        }
        phase.set(Phase.CLOSED);
    }

    /**
     * One that was taken back while it was tried counts, too: what comes of it may be seen for a moment. So does one
     * after which the network was switched on again without any before this is looked at.
     */
    private static boolean isWrong(NetworkState state) {
        return state instanceof NetworkState.Offline || isLocked(state);
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
