package io.godwit.app.view.settings;

import io.godwit.app.settings.AppSettings;
import io.godwit.core.identity.Password;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What this page needs besides the settings themselves. Every call may block. Thread-safe. */
interface SettingsDesk {
    /** Whether files can be put into a folder, or it can be made. */
    boolean writable(Path folder);

    /** Whether this program listens on a port or could. */
    boolean available(int port);

    /** Whether the network is on. */
    boolean running();

    /** Uses at once what a running network can change: name, limits and how others are found. */
    void apply(AppSettings before, AppSettings now);

    /** Switches the network off and on again. */
    void restart();

    /**
     * Starts the program at login, or no longer.
     *
     * @return whether it starts at login now, which is not what is wanted when the system does not let it
     */
    boolean startAtLogin(boolean wanted);

    /** Whether the program starts at login. */
    boolean startsAtLogin();

    /** Whether the desktop has a tray. */
    boolean hasTray();

    /** Who this is; empty while that cannot be known, because the key is locked and the network off. */
    Optional<PeerId> identity() throws IOException;

    /** Whether the key in the profile is locked by a password. */
    boolean locked() throws IOException;

    /**
     * Writes the key to a new file.
     *
     * @param present opens the key if it is locked; the caller closes it
     * @param password protects the file; the caller closes it
     */
    void exportIdentity(Path file, Password present, Password password) throws IOException;

    /**
     * Takes a key from a file; the present one is kept beside it.
     *
     * @param password opens it, and locks it here too if it is locked there; the caller closes it
     */
    PeerId importIdentity(Path file, Password password) throws IOException;

    /**
     * Makes a new key; the present one is kept beside it.
     *
     * @param present opens the key if it is locked, and then locks the new one; the caller closes it
     */
    PeerId rotateIdentity(Password present) throws IOException;

    /**
     * Locks the key by another password, or by none.
     *
     * @param present opens the key if it is locked; the caller closes it
     * @param next locks it from now on; the caller closes it
     */
    void lockIdentity(Password present, Password next) throws IOException;

    /** The profile's folder. */
    Path profile();
}
