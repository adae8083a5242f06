package io.godwit.app.view.shares;

import io.godwit.app.fx.Coalescer;
import io.godwit.app.protect.ByteProgress;
import io.godwit.app.protect.ProtectException;
import io.godwit.app.protect.ProtectFault;
import io.godwit.core.identity.Password;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Protects one thing at a time with a password, and tells how far it is. Interface thread only. */
final class Protection {
    private final Protector protector;
    private final ExecutorService background;
    private final Executor ui;
    private final Coalescer refresh;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private volatile double done;
    private @Nullable Future<?> work;

    /** Makes the protected file. Blocks; stops when its thread is interrupted. */
    @FunctionalInterface
    interface Protector {
        /** The file that was made, in a place where it may stay. */
        Path protect(Path source, Password password, ByteProgress progress) throws ProtectException;
    }

    /**
     * How it goes.
     *
     * @param running whether it works
     * @param done 0 to 1
     * @param fault why the last one failed
     */
    record State(boolean running, double done, Optional<ProtectFault> fault) {
        static final State IDLE = new State(false, 0, Optional.empty());
    }

    Protection(Protector protector, ExecutorService background, Executor ui) {
        this.protector = protector;
        this.background = background;
        this.ui = ui;
        refresh = new Coalescer(ui, this::progressed);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /**
     * Begins; does nothing while it works.
     *
     * @param source what to protect
     * @param characters the password; emptied when it is done
     * @param made told the file on the interface thread
     */
    void start(Path source, char[] characters, Consumer<Path> made) {
        if (state.get().running()) {
            return;
        }
        done = 0;
        state.set(new State(true, 0, Optional.empty()));
        Password password = Password.of(characters);
        work = background.submit(() -> run(source, password, made));
    }

    /** Ends the work; nothing of it is left behind. */
    void cancel() {
        if (work != null) {
            work.cancel(true);
        }
    }

    /** Forgets why the last one failed. */
    void clear() {
        if (!state.get().running()) {
            state.set(State.IDLE);
        }
    }

    private void run(Path source, Password password, Consumer<Path> made) {
        try (password) {
            Path result = protector.protect(source, password, this::progress);
            ui.execute(() -> {
                state.set(State.IDLE);
                made.accept(result);
            });
        } catch (ProtectException failed) {
            ui.execute(() -> state.set(new State(false, 0, Optional.of(failed.fault()))));
        }
    }

    private void progress(long bytes, long total) {
        done = total == 0 ? 1 : (double) bytes / total;
        refresh.request();
    }

    private void progressed() {
        if (state.get().running()) {
            state.set(new State(true, done, Optional.empty()));
        }
    }
}
