package io.godwit.app.fx;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads something in the background whenever it is asked to, one load at a time and at most ten a second, and delivers
 * the latest to the interface thread. A fault of the source is logged, and the next load may work. Thread-safe.
 *
 * @param <T> what is loaded
 */
public final class Reload<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    private final Executor background;
    private final Executor ui;
    private final Source<? extends T> source;
    private final Consumer<? super T> loaded;
    private final Consumer<? super IOException> failed;
    private final Coalescer pace;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    private enum State {
        IDLE,
        LOADING,
        LOADING_AND_WANTED
    }

    /** Where it comes from; may block. */
    @FunctionalInterface
    public interface Source<T> {
        /**
         * Loads it.
         *
         * @throws IOException if it cannot be loaded now
         */
        T load() throws IOException;
    }

    /**
     * Loads nothing until asked to.
     *
     * @param background where it is loaded; what it is given after its end it drops
     * @param ui the interface thread
     * @param source where it comes from
     * @param loaded takes it on the interface thread
     * @param failed is told there why it did not come
     */
    public Reload(
            Executor background,
            Executor ui,
            Source<? extends T> source,
            Consumer<? super T> loaded,
            Consumer<? super IOException> failed) {
        this.background = background;
        this.ui = ui;
        this.source = source;
        this.loaded = loaded;
        this.failed = failed;
        pace = new Coalescer(ui, this::begin);
    }

    /** Asks for a load that begins after this call. */
    public void request() {
        pace.request();
    }

    private void begin() {
        State before =
                state.getAndUpdate(
                        now -> now == State.IDLE ? State.LOADING : State.LOADING_AND_WANTED);
        if (before == State.IDLE) {
            background.execute(this::load);
        }
    }

    private void load() {
        try {
            T value = source.load();
            ui.execute(() -> end(() -> loaded.accept(value)));
        } catch (IOException e) {
            ui.execute(() -> end(() -> failed.accept(e)));
        } catch (RuntimeException | Error fault) {
            // Otherwise it would be loading for ever.
            LOG.error("loading what a page shows failed", fault);
            ui.execute(() -> end(() -> {}));
        }
    }

    private void end(Runnable delivery) {
        boolean again = state.getAndSet(State.IDLE) == State.LOADING_AND_WANTED;
        try {
            delivery.run();
        } finally {
            if (again) {
                request();
            }
        }
    }
}
