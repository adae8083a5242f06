package io.godwit.app.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Has a person choose files. Each question waits for its answer while the window goes on. Interface thread only. */
public interface FileChoice {
    /** A file that may not be there yet, or empty when nothing was chosen. */
    Optional<Path> toWrite(FileChooser question, Window owner);

    /** A file that is there, or empty when nothing was chosen. */
    Optional<Path> toRead(FileChooser question, Window owner);

    /** Files that are there; none when nothing was chosen. */
    List<Path> severalToRead(FileChooser question, Window owner);

    /** A folder that is there, or empty when nothing was chosen. */
    Optional<Path> folder(DirectoryChooser question, Window owner);
}
