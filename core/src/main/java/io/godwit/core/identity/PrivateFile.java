package io.godwit.core.identity;

import io.godwit.core.identity.IdentityException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A small file that only its owner may read, and that is replaced in one step: what is under its name is always whole.
 * Thread-safe as far as the file system is; a later writer wins.
 */
final class PrivateFile {

    private final Path path;
    private final Path folder;
    private final Linking linking;

    PrivateFile(Path path) {
        this(path, Files::createLink);
    }

    /** With other hard links than those of the system. */
    PrivateFile(Path path, Linking linking) {
        this.linking = linking;
        this.path = path.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.path.getParent(), "a file is in a folder");
    }

    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Something that differs once the file is another one; files are replaced, so the system's key of a file changes
     * even within one tick of its clock.
     *
     * @throws IdentityException if the file system does not tell
     */
    String stamp() throws IdentityException {
        try {
            var now =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** A file beside this one, with more in its name. */
    PrivateFile sibling(String suffix) {
        return new PrivateFile(path.resolveSibling(path.getFileName() + suffix), linking);
    }

    /**
     * Reads the file.
     *
     * @param maxBytes refuses more
     * @throws IdentityException if it is missing, no regular file, too long, or others may read it
     */
    byte[] read(int maxBytes) throws IdentityException {
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw exists() ? notAFile() : missing();
            }
            checkFolder();
            if (OwnerOnly.isFileExposed(path)) {
                throw exposed("Others may read or change the file " + name() + ".", "chmod 600");
            }
            try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes(maxBytes + 1);
                if (bytes.length > maxBytes) {
                    throw new IdentityException(
                            Reason.DAMAGED,
                            "The file " + name() + " is too long to be what it should be.",
                            "Restore it from a copy.");
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw missing();
        } catch (IdentityException e) {
            throw e;
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Replaces the file, or makes it, in one step. */
    void replace(byte[] bytes) throws IdentityException {
        publish(
                bytes,
                temporary ->
                        Files.move(
                                temporary,
                                path,
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING));
    }

    /**
     * Makes the file unless there is one.
     *
     * @return false if there was one, which is untouched
     */
    boolean create(byte[] bytes) throws IdentityException {
        try {
            publish(bytes, this::linkOrMove);
            return true;
        } catch (IdentityException e) {
            if (e.getCause() instanceof FileAlreadyExistsException) {
                return false;
            }
            throw e;
        }
    }

    /**
     * A hard link appears in one step and never replaces; a plain move is next best where there are none, as on a memory
     * stick, of which systems tell in many ways.
     */
    private void linkOrMove(Path temporary) throws IOException {
        try {
            linking.link(path, temporary);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | IOException noLinks) {
            Files.move(temporary, path);
        }
    }

    private void publish(byte[] bytes, Publication publication) throws IdentityException {
        Path temporary = path.resolveSibling("." + name() + "." + UUID.randomUUID() + ".tmp");
        try {
            prepareFolder();
            try {
                writeNew(temporary, bytes);
                publication.publish(temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
            syncFolder();
        } catch (IdentityException e) {
            throw e;
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private static void writeNew(Path file, byte[] bytes) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, OwnerOnly.file(file))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private void prepareFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Path above = folder.getParent();
            if (above != null) {
                Files.createDirectories(above);
            }
            try {
                Files.createDirectory(folder, OwnerOnly.folder(folder));
            } catch (FileAlreadyExistsException e) {
                // Another process made it in the meantime; it is checked like any other.
            }
        }
        checkFolder();
    }

    private void checkFolder() throws IOException {
        if (OwnerOnly.isFolderExposed(folder)) {
            throw exposed("Others may put files beside " + name() + ".", "chmod 700 on its folder");
        }
    }

    /** Makes the new name survive a loss of power; Windows has no such call and needs none. */
    private void syncFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private String name() {
        return String.valueOf(path.getFileName());
    }

    private static IdentityException exposed(String what, String command) {
        return new IdentityException(
                Reason.EXPOSED, what, "Take the permissions of others away: " + command + ".");
    }

    private IdentityException missing() {
        return new IdentityException(
                Reason.MISSING, "There is no file " + name() + ".", "Check the profile folder.");
    }

    private IdentityException notAFile() {
        return new IdentityException(
                Reason.IO_ERROR,
                name() + " is a link or a folder instead of a file.",
                "Put the file itself there.");
    }

    private IdentityException failed(String verb, IOException cause) {
        return new IdentityException(
                Reason.IO_ERROR,
                "Could not " + verb + " " + name() + ".",
                "Check permissions and free space of the profile folder.",
                cause);
    }

    /** Gives a file another name besides its own, as {@link Files#createLink} does. */
    interface Linking {
        Path link(Path name, Path existing) throws IOException;
    }

    /** Gives a finished temporary file its name. */
    private interface Publication {
        void publish(Path temporary) throws IOException;
    }
}
