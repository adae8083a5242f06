package io.godwit.app.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs work on the interface thread, in the order in which it was handed over. Thread-safe. */
public final class FxThread implements Executor {
    /** Hands work over and returns at once, also when the caller is the interface thread itself. */
    @Override
    public void execute(Runnable work) {
        Platform.runLater(work);
    }
}
