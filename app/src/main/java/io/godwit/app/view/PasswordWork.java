package io.godwit.app.view;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one file at a time with a password, in the background, and tells how far it is. Interface thread only. */
public final class PasswordWork {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordWork.class);

    private final ExecutorService background;
    private final Executor ui;
    private final Coalescer refresh;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private volatile double done;
    private Runnable stop = () -> {};

    /** Makes a file. Blocks; stops when its thread is interrupted. */
    @FunctionalInterface
    public interface Task {
        /**
         * Makes it.
         *
         * @param password not to be closed
         * @param progress hears how far it is
         * @return the file that was made
         * @throws ProtectException if it could not be made; nothing is left behind
         */
        Path run(Password password, ByteProgress progress) throws ProtectException;
    }

    /**
     * How it goes.
     *
     * @param running whether it works
     * @param done 0 to 1
     * @param fault why the last one failed
     */
    public record State(boolean running, double done, Optional<ProtectFault> fault) {
        /** Nothing is done, and nothing went wrong. */
        static final State IDLE = new State(false, 0, Optional.empty());
    }

    /**
     * Does nothing yet.
     *
     * @param background where it works
     * @param ui the interface thread
     */
    public PasswordWork(ExecutorService background, Executor ui) {
        this.background = background;
        this.ui = ui;
        refresh = new Coalescer(ui, this::progressed);
    }

    /** How it goes. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /**
     * Begins; does nothing while it works.
     *
     * @param task what to do
     * @param characters the password; emptied when it is done, and at once if nothing is
     * @param made told the file on the interface thread
     */
    public void start(Task task, char[] characters, Consumer<Path> made) {
        Password password = Password.of(characters);
        if (state.get().running()) {
            password.close();
            return;
        }
        done = 0;
        state.set(new State(true, 0, Optional.empty()));
        AtomicBoolean begun = new AtomicBoolean();
        Future<?> work =
                background.submit(() -> {
                    if (begun.compareAndSet(false, true)) {
                        run(task, password, made);
                    }
                });
        stop =
                () -> {
                    work.cancel(true);
                    // What no thread has come to yet is never begun, and tells nobody.
                    if (begun.compareAndSet(false, true)) {
                        password.close();
                        failed(ProtectFault.STOPPED);
                    }
                };
    }

    /** Ends the work; nothing of it is left behind. */
    public void cancel() {
        stop.run();
    }

    /** Forgets why the last one failed. */
    public void clear() {
        if (!state.get().running()) {
            state.set(State.IDLE);
        }
    }

    /** However it ends, a person is told: a sheet cannot be left while it works. */
    private void run(Task task, Password password, Consumer<Path> made) {
        Runnable ended = () -> failed(ProtectFault.UNEXPECTED);
        try (password) {
            Path result = task.run(password, this::progress);
            ended =
                    () -> {
                        state.set(State.IDLE);
                        made.accept(result);
                    };
        } catch (ProtectException failed) {
            ended = () -> failed(failed.fault());
        } catch (RuntimeException fault) {
            LOG.error("work with a password failed in no known way", fault);
        } finally {
            ui.execute(ended);
        }
    }

    private void failed(ProtectFault fault) {
        state.set(new State(false, 0, Optional.of(fault)));
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
