package io.godwit.app.window;

import io.godwit.app.view.FileChoice;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

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

    @Override
    public List<Path> severalToRead(FileChooser question, Window owner) {
        @Nullable List<File> chosen = question.showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> folder(DirectoryChooser question, Window owner) {
        return Optional.ofNullable(question.showDialog(owner)).map(File::toPath);
    }
}
