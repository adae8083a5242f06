package io.godwit.app.window;

import io.godwit.app.view.FileChoice;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks with the dialogs of the system. */
final class SystemFileChoice implements FileChoice {
    @Override
    public Optional<Path> toWrite(FileChooser question, Window owner) {
        return Optional.ofNullable(question.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> toRead(FileChooser question, Window owner) {
        return Optional.ofNullable(question.showOpenDialog(owner)).map(File::toPath);
    }
}
