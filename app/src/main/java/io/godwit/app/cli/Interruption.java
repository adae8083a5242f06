package io.godwit.app.cli;

import io.godwit.core.node.Node;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens when somebody stops a command that fetches: its node ends in order, and that is said once. While this is
 * open, the thread that works asks it before it speaks, as its own failure may only be that end. Thread-safe.
 */
final class Interruption implements AutoCloseable {
    private final GodwitCommand root;
    private final Printer printer;
    private final Node node;

    /** Whether the end was told, of which there is one: with JSON, one value. */
    private final AtomicBoolean told = new AtomicBoolean();

    private final StopSignal signal;

    /** Waits for it. */
    Interruption(GodwitCommand root, Printer printer, Node node) {
        this.root = root;
        this.printer = printer;
        this.node = node;
        this.signal = new StopSignal(this::end, ExitCode.INTERRUPTED);
    }

    /** Whether it has come. */
    boolean hasCome() {
        return signal.stopping();
    }

    /** Takes the right to tell how the command ends; false when that was told already. */
    boolean takeWord() {
        return told.compareAndSet(false, true);
    }

    private void end() {
        node.close();
        if (root.surroundings().errIsTerminal()) {
            // It shows ^C, behind the progress.
            root.surroundings().err().println();
        }
        if (takeWord()) {
            printer.failure(
                    new CommandFailure(
                            ExitCode.INTERRUPTED,
                            "Interrupted; everything verified so far is kept.",
                            "Run the same command again to go on where it was."));
        }
    }

    @Override
    public void close() {
        signal.close();
    }
}
