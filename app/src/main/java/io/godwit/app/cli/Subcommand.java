package io.godwit.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

/** A command of the program: options in fields, work in {@link #execute}. */
abstract class Subcommand implements Callable<Integer> {
    private final GodwitCommand root;

    Subcommand(GodwitCommand root) {
        this.root = root;
    }

    final GodwitCommand root() {
        return root;
    }

    @Override
    public final Integer call() throws CommandFailure, IOException {
        try {
            return execute(root.printer()).number();
        } catch (IOException failed) {
            if (isOffline()) {
                throw Failures.offline(failed);
            }
            throw failed;
        }
    }

    /** Whether it works with files alone, so that nothing that fails is a connection. */
    boolean isOffline() {
        return false;
    }

    /**
     * Does the work.
     *
     * @param printer where results go
     * @return how it ended
     * @throws CommandFailure if it could not be done and the command knows why
     * @throws IOException if something below failed; told by {@link Failures}
     */
    abstract ExitCode execute(Printer printer) throws CommandFailure, IOException;
}
