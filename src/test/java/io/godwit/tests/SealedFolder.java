package io.godwit.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A folder that nobody may look into. Permissions do not bind root: for root it is the file system of another user, as a
 * network drive or an encrypted home may be.
 */
final class SealedFolder implements AutoCloseable {

    private static final String FOREIGN =
            "exec 9<>/dev/fuse && exec mount -i -t fuse"
                    + " -o fd=9,rootmode=40000,user_id=65534,group_id=65534 godwit-test \"$0\"";

    private final Path folder;
    private final boolean mounted;

    private SealedFolder(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /** Makes one, if this process can. */
    static Optional<SealedFolder> make(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        if (!Files.isReadable(folder)) {
            return Optional.of(new SealedFolder(folder, false));
        }
        return SystemCommand.succeeds("sh", "-c", FOREIGN, folder.toString())
                ? Optional.of(new SealedFolder(folder, true))
                : Optional.empty();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted) {
            SystemCommand.unmount(folder);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
