package io.godwit.core.node;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where one person's identity, library and state live.
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

    /**
     * Makes the folder, for its owner alone, if it is not there.
     *
     * @throws IOException if it cannot be made
     */
    public void prepare() throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        Path parent = home.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createDirectory(home, ownerOnly);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            if (!Files.isDirectory(home)) {
                throw madeMeanwhile;
            }
        }
    }

    /** The private key. */
    public Path identityFile() {
        return home.resolve("identity.pem");
    }

    /** Contacts and blocked peers. */
    public Path trustFile() {
        return home.resolve("trust.json");
    }

    /** The index of everything shared. */
    public Path libraryFolder() {
        return home.resolve("library");
    }

    /** Held by the one process that has the library open. */
    public Path libraryLock() {
        return home.resolve("library.lock");
    }

    /** Held by the one process that is announced under this identity. */
    public Path announceLock() {
        return home.resolve("announce.lock");
    }

    /** Files under a password, made in order to be shared. */
    public Path protectedFolder() {
        return home.resolve("protected");
    }

    /** Structured logs. */
    public Path logFolder() {
        return home.resolve("logs");
    }
}
