package io.godwit.app.view.shares;

import io.godwit.app.protect.ByteProgress;
import io.godwit.app.protect.ProtectException;
import io.godwit.app.view.PasswordWork;
import io.godwit.core.identity.Password;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Protects one thing at a time with a password, and tells how far it is. Interface thread only. */
final class Protection {
    private final Protector protector;
    private final PasswordWork work;

    /** Makes the protected file. Blocks; stops when its thread is interrupted. */
    @FunctionalInterface
    interface Protector {
        /** The file that was made, in a place where it may stay. */
        Path protect(Path source, Password password, ByteProgress progress) throws ProtectException;
    }

    Protection(Protector protector, ExecutorService background, Executor ui) {
        this.protector = protector;
        work = new PasswordWork(background, ui);
    }

    ReadOnlyObjectProperty<PasswordWork.State> state() {
        return work.state();
    }

    /**
     * Begins; does nothing while it works.
     *
     * @param source what to protect
     * @param characters the password; emptied when it is done
     * @param made told the file on the interface thread
     */
    void start(Path source, char[] characters, Consumer<Path> made) {
        work.start(
                (password, progress) -> protector.protect(source, password, progress),
                characters,
                made);
    }

    /** Ends the work; nothing of it is left behind. */
    void cancel() {
        work.cancel();
    }

    /** Forgets why the last one failed. */
    void clear() {
        work.clear();
    }
}
