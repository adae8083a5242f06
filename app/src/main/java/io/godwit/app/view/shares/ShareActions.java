package io.godwit.app.view.shares;

import io.godwit.app.desktop.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.stage.Window;

/** What the page does outside of itself. Called on the interface thread. */
interface ShareActions {
    /** Lets the person choose files; none when nothing was chosen. */
    List<Path> chooseFiles(Window owner, String title);

    /** Lets the person choose a folder. */
    Optional<Path> chooseFolder(Window owner, String title);

    /** Shows something in the file manager. */
    CompletionStage<Outcome> reveal(Path path);

    /** Switches the network on; returns at once. */
    void switchOn();
}
