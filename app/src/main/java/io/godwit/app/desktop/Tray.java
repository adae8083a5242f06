package io.godwit.app.desktop;

/** An icon in the system's tray. Thread-safe; methods return at once. */
public interface Tray extends AutoCloseable {
    /** Says and does something else from now on. */
    void show(TrayContent content);

    /** Shows a balloon at the icon. */
    void message(String title, String text);

    /** Takes the icon away; may be repeated. */
    @Override
    void close();
}
