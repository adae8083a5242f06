package io.godwit.app.desktop;

/** An icon in the system's tray. Thread-safe; methods return at once. */
public interface Tray extends AutoCloseable {
    /** Changes what is shown while the pointer rests on the icon. */
    void tooltip(String text);

    /** Shows a balloon at the icon. */
    void message(String title, String text);

    /** Takes the icon away; may be repeated. */
    @Override
    void close();
}
