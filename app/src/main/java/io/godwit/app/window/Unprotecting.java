package io.godwit.app.window;

import io.godwit.app.desktop.Outcome;
import io.godwit.app.protect.ByteProgress;
import io.godwit.app.protect.ProtectException;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.PasswordWork;
import io.godwit.core.identity.Password;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/**
 * What is needed to open protected files.
 *
 * @param work does it in the background
 * @param opener decrypts
 * @param folders lets the person choose a folder
 * @param revealer shows what was opened
 */
record Unprotecting(PasswordWork work, Opener opener, Folders folders, Revealer revealer) {

    /** Decrypts. Blocks; stops when its thread is interrupted. */
    @FunctionalInterface
    interface Opener {
        /** The clear file, in the folder. */
        Path open(Path file, Path folder, Password password, ByteProgress progress)
                throws ProtectException;
    }

    /** Lets the person choose a folder; waits for the answer. */
    @FunctionalInterface
    interface Folders {
        /** The chosen one, or empty when nothing was chosen. */
        Optional<Path> choose(Window owner, String title);
    }

    /** Shows files in the file manager. */
    @FunctionalInterface
    interface Revealer {
        /**
         * Shows one; returns at once.
         *
         * @param refused told on the interface thread why it was not done, if it was not
         */
        void reveal(Path file, Consumer<Outcome.Failed> refused);
    }

    /**
     * That of the program.
     *
     * @param files how folders are chosen
     * @param ui the interface thread
     */
    static Unprotecting of(Services services, FileChoice files, Executor ui) {
        return new Unprotecting(
                new PasswordWork(services.background(), ui),
                Unprotecting::open,
                (owner, title) -> files.folder(titled(title), owner),
                (file, refused) -> {
                    var _ =
                            services.desktop()
                                    .reveal(file)
                                    .thenAcceptAsync(outcome -> tell(outcome, refused), ui);
                });
    }

    /** Random numbers are asked for only here: the JDK looks for their sources, and the first picture would wait. */
    private static Path open(Path file, Path folder, Password password, ByteProgress progress)
            throws ProtectException {
        return new ProtectedFiles(new SecureRandom()).open(file, folder, password, progress);
    }

    private static void tell(Outcome outcome, Consumer<Outcome.Failed> refused) {
        if (outcome instanceof Outcome.Failed failed) {
            refused.accept(failed);
        }
    }

    private static DirectoryChooser titled(String title) {
        DirectoryChooser question = new DirectoryChooser();
        question.setTitle(title);
        return question;
    }
}
