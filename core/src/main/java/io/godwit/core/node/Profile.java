package io.godwit.core.node;

import java.nio.file.Path;

/**
 * Where one person's identity, library and state live. Only paths; nothing is created here.
 *
 * @param home the profile's folder, absolute
 */
public record Profile(Path home) {
    /**
     * Makes the folder absolute.
     *
     * @param home the profile's folder
     */
    public Profile {
        home = home.toAbsolutePath().normalize();
    }

    /** The private key. */
    public Path identityFile() {
        return home.resolve("identity.pem");
    }

    /** Contacts and blocked peers. */
    public Path trustFile() {
        return home.resolve("contacts.json");
    }

    /** The index of everything shared. */
    public Path libraryFile() {
        return home.resolve("library.db");
    }

    /** Held by the one process that has the library open. */
    public Path libraryLock() {
        return home.resolve("library.lock");
    }

    /** Held by the one process that is announced under this identity. */
    public Path announceLock() {
        return home.resolve("announce.lock");
    }

    /** Structured logs. */
    public Path logFolder() {
        return home.resolve("logs");
    }
}
