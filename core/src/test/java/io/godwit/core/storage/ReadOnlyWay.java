package io.godwit.core.storage;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** How a folder refuses to be written to. Root is refused by the last two alone, and only root can set them up. */
enum ReadOnlyWay {
    /** Its permissions say so. */
    PERMISSIONS {
        @Override
        boolean seal(Path folder) throws IOException {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
            return !Files.isWritable(folder);
        }

        @Override
        void unseal(Path folder) throws IOException {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    },
    /** Its file system holds it fast, entries and all. */
    IMMUTABLE {
        @Override
        boolean seal(Path folder) throws IOException, InterruptedException {
            return succeeds("chattr", "+i", folder.toString());
        }

        @Override
        void unseal(Path folder) throws IOException, InterruptedException {
            require(succeeds("chattr", "-i", folder.toString()));
        }
    },
    /** It is on a disk that is mounted read-only. */
    READ_ONLY_DISK {
        @Override
        boolean seal(Path folder) throws IOException, InterruptedException {
            return succeeds("mount", "-t", "tmpfs", "-o", "ro", "godwit-test", folder.toString());
        }

        @Override
        void unseal(Path folder) throws IOException, InterruptedException {
            require(succeeds("umount", folder.toString()));
        }
    };

    /** Closes a folder; false where this process may not do so, or it has no effect on it. */
    abstract boolean seal(Path folder) throws IOException, InterruptedException;

    /** Opens it again. */
    abstract void unseal(Path folder) throws IOException, InterruptedException;

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void require(boolean done) throws IOException {
        if (!done) {
            throw new IOException("the folder could not be opened again");
        }
    }
}
