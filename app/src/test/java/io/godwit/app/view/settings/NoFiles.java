package io.godwit.app.view.settings;

import io.godwit.app.view.FileChoice;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** A person who never chooses a file. */
final class NoFiles implements FileChoice {
    @Override
    public Optional<Path> toWrite(FileChooser question, Window owner) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> toRead(FileChooser question, Window owner) {
        return Optional.empty();
    }
}
