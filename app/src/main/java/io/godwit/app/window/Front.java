package io.godwit.app.window;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.core.node.SharedLibrary;
import java.util.Optional;

/** What commands and later starts may ask of the window. Thread-safe. */
public interface Front {
    /** The library of the node while that runs. */
    Optional<? extends SharedLibrary> library();

    /** Comes to the front and opens something; returns at once. */
    void open(OpenRequest request);

    /** Ends the window in order and without a question, as the process is about to end; returns at once. */
    void end();
}
