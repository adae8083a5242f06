package io.godwit.core.share;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What files are made with that only their owner can read, as what is in them is private. Thread-safe. */
public final class OwnFile {

    private OwnFile() {}

    /**
     * What to make a file with, so that it is its owner's alone from the moment it is there.
     *
     * @param file where it will be
     * @return nothing where there are no POSIX modes: it has what it inherits
     */
    public static FileAttribute<?>[] attributes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
