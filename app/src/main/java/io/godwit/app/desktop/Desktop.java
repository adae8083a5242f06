package io.godwit.app.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The desktop this program runs on. Every method returns at once and does its work in the background, within seconds;
 * stages complete there too and never exceptionally. Thread-safe.
 */
public interface Desktop extends AutoCloseable {
    /** Shows a file or folder in the file manager, selected where the system can. */
    CompletionStage<Outcome> reveal(Path path);

    /**
     * Opens a file or folder as a double click would; a file that could be a program is refused, because what others
     * sent must not run by one careless click.
     */
    CompletionStage<Outcome> open(Path path);

    /** Opens a web page or mail address; only {@code http}, {@code https} and {@code mailto}. */
    CompletionStage<Outcome> browse(URI address);

    /** Moves a file or folder to the system's bin; never deletes it. */
    CompletionStage<Outcome> trash(Path path);

    /** Shows a notification; characters that cannot be seen are shown as escapes, markup is not interpreted. */
    CompletionStage<Outcome> notifyPerson(String title, String text);

    /** Whether the system has a tray now. */
    CompletionStage<Boolean> hasTray();

    /** Puts an icon into the tray; empty where the system has none. */
    CompletionStage<Optional<Tray>> tray(TrayContent content);

    /**
     * Keeps the system from going to sleep until the result is closed, or this process ends in whatever way.
     *
     * @param why shown by the system to who asks what keeps it awake
     */
    Wakefulness stayAwake(String why);

    /** Starts this program, or no longer, when its owner logs in. */
    CompletionStage<Outcome> startAtLogin(boolean wanted);

    /** Whether this program starts at login. */
    CompletionStage<Boolean> startsAtLogin();

    /** Lets the system sleep again and takes the tray icon away. */
    @Override
    void close();
}
