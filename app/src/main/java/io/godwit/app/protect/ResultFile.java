package io.godwit.app.protect;

import io.godwit.core.share.OwnFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A new file in the folder where it stays: hidden and its owner's alone while it is written, under its name when it is
 * complete, gone when it is not. What fails while it is written or kept is a {@link StreamException}. Not thread-safe.
 */
final class ResultFile implements WritableByteChannel {
    /** More of the same name in one folder means that something loops. */
    private static final int MAX_SAME_NAME = 10_000;

    /** Files of one name that can be written in one folder at the same time, each by a process of its own. */
    private static final int AT_ONCE = 16;

    /** Longest name of a file, in bytes, on most file systems. */
    private static final int MAX_NAME = 255;

    private final Path folder;
    private final String name;
    private final Path partial;
    private final FileChannel channel;
    private boolean kept;

    private ResultFile(Path folder, String name, Path partial, FileChannel channel) {
        this.folder = folder;
        this.name = name;
        this.partial = partial;
        this.channel = channel;
    }

    /** Starts a file; what an earlier try left behind is removed, but not what another one is writing. */
    static ResultFile start(Path folder, String name) throws IOException {
        List<Path> hidden =
                IntStream.range(0, AT_ONCE)
                        .mapToObj(number -> folder.resolve(hidden(name, number)))
                        .toList();
        for (Path left : hidden) {
            if (!isBeingWritten(left)) {
                Files.deleteIfExists(left);
            }
        }
        for (Path partial : hidden) {
            try {
                FileChannel channel =
                        FileChannel.open(
                                partial,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                OwnFile.attributes(partial));
                lock(channel);
                return new ResultFile(folder, name, partial, channel);
            } catch (FileAlreadyExistsException another) {
                // The next one, then.
            }
        }
        throw new FileAlreadyExistsException(hidden.getFirst().toString());
    }

    /** A name may be as long as the system takes it, which leaves no room for anything around it. */
    private static String hidden(String name, int number) {
        String end = (number == 0 ? "" : "-" + number) + ".godwit-part";
        String start = "." + name;
        while ((start + end).getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
    }

    /**
     * Whether somebody has it locked. POSIX takes a lock back that another thread of this process has on the file, once
     * this has looked; from then on other processes take it for left behind.
     */
    private static boolean isBeingWritten(Path partial) {
        try (FileChannel channel =
                        FileChannel.open(
                                partial, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException byThisProcess) {
            return true;
        } catch (IOException nobodyCouldBe) {
            return false;
        }
    }

    /** The system takes the lock back when the process ends, however it ends. */
    private static void lock(FileChannel channel) {
        try {
            var _ = channel.tryLock();
        } catch (IOException | OverlappingFileLockException none) {
            // As on a file system without locks: it is written all the same.
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        try {
            while (source.hasRemaining()) {
                channel.write(source);
            }
        } catch (IOException full) {
            throw StreamException.writing(full);
        }
        return length;
    }

    /** Puts the file under its name, or {@code name (1)} and so on when that is taken. */
    Path keep() throws IOException {
        try {
            channel.force(true);
            channel.close();
            return named();
        } catch (IOException unwritable) {
            throw StreamException.writing(unwritable);
        }
    }

    private Path named() throws IOException {
        for (int number = 0; number < MAX_SAME_NAME; number++) {
            Path target = folder.resolve(number == 0 ? name : NumberedName.of(name, number));
            if (moveTo(target)) {
                return target;
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(name).toString());
    }

    private boolean moveTo(Path target) throws IOException {
        try {
            Files.move(partial, target);
            kept = true;
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Whether a path leads to this file while it has no name of its own yet. */
    boolean isAt(Path path) throws IOException {
        return partial.endsWith(path.getFileName()) && Files.isSameFile(partial, path);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Removes the file unless it was kept. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!kept) {
            Files.deleteIfExists(partial);
        }
    }
}
