package io.godwit.core.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes folders that only their owner can look into, as what is in them names private files. Thread-safe. */
public final class OwnFolder {

    private OwnFolder() {}

    /**
     * Makes a folder, and those around it that are missing; one that exists stays as it is. Where there are no POSIX modes,
     * it has what it inherits.
     *
     * @throws IOException if it cannot be made
     */
    public static void create(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }
}
