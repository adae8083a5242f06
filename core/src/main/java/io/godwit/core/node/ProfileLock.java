package io.godwit.core.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A right that one process at a time has in a profile. The system takes it back when the process ends, however it ends,
 * so that no lock is left behind by a crash.
 */
public final class ProfileLock implements AutoCloseable {
    private final FileChannel channel;

    private ProfileLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the right if nobody has it.
     *
     * @param file the lock file; its folder must exist
     * @return the lock, or empty when this or another process holds it
     * @throws IOException if the file cannot be opened
     */
    public static Optional<ProfileLock> tryAcquire(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = lock(channel);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new ProfileLock(channel));
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Gives the right back; may be repeated. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
