package io.godwit.tests;

import io.godwit.app.view.FileChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** What a person chooses whenever they are asked for a file; a display in memory has no dialogs of a system. */
final class ChosenFile implements FileChoice {
    private final AtomicReference<Optional<Path>> answer = new AtomicReference<>(Optional.empty());

    /** From now on this one. */
    void answer(Path file) {
        answer.set(Optional.of(file));
    }

    @Override
    public Optional<Path> toWrite(FileChooser question, Window owner) {
        return answer.get();
    }

    @Override
    public Optional<Path> toRead(FileChooser question, Window owner) {
        return answer.get();
    }

    @Override
    public List<Path> severalToRead(FileChooser question, Window owner) {
        return answer.get().stream().toList();
    }

    @Override
    public Optional<Path> folder(DirectoryChooser question, Window owner) {
        return answer.get();
    }
}
