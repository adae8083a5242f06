package io.godwit.app.window;

/** There is no screen that a window could be opened on. */
public final class NoScreenException extends Exception {
    private static final long serialVersionUID = 1L;

    NoScreenException() {
        super("there is no screen");
    }

    NoScreenException(Throwable cause) {
        super("no window can be opened here", cause);
    }
}
