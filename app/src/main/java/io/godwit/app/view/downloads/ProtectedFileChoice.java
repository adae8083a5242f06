package io.godwit.app.view.downloads;

import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Navigator;
import io.godwit.app.words.Words;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/**
 * Has a person choose a protected file, and opens it. Interface thread only.
 *
 * @param words of the page
 * @param files how files are chosen
 * @param navigator the window that asks for the password
 */
record ProtectedFileChoice(Words words, FileChoice files, Navigator navigator) {
    /** Asks in front of a window; nothing happens when nothing is chosen. */
    void ask(Window owner) {
        FileChooser question = new FileChooser();
        question.setTitle(words.text("unlock"));
        question.getExtensionFilters()
                .add(new ExtensionFilter(words.text("unlock.files"), "*" + ProtectedFiles.SUFFIX));
        files.toRead(question, owner).ifPresent(navigator::openProtected);
    }
}
