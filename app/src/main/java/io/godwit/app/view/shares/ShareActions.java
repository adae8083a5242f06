package io.godwit.app.view.shares;

import io.godwit.app.desktop.Outcome;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/** What the page does outside of itself. Called on the interface thread. */
interface ShareActions {
    /** Shows something in the file manager. */
    CompletionStage<Outcome> reveal(Path path);

    /** Switches the network on; returns at once. */
    void switchOn();
}
