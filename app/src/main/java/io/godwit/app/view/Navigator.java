package io.godwit.app.view;

import io.godwit.core.event.Severity;
import java.nio.file.Path;

/** What a page may ask of the window around it. All methods are called on the interface thread. */
public interface Navigator {
    /** Brings a page to the front. */
    void show(Page page);

    /** Brings the search to the front and looks for something. */
    void search(String text);

    /** Asks for the password of a protected file and where to, and opens it; returns at once. */
    void openProtected(Path file);

    /**
     * Asks the same, and offers not to open it.
     *
     * @param share shares it as it is, when the person wants that instead
     */
    void openProtected(Path file, Runnable share);

    /** Says something in passing. */
    void toast(String text, Severity severity);

    /**
     * Says what was done, and lets it be taken back for a while.
     *
     * @param text what was done, one sentence
     * @param undo takes it back; run once at most, on the interface thread
     */
    void undoable(String text, Runnable undo);

    /** Says what went wrong, and stays until it is read. */
    void error(String what, String whatToDo);

    /** Asks, and waits for the answer while the window goes on; false when it is closed unanswered. */
    boolean confirm(Confirmation question);
}
