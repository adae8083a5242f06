package io.godwit.core.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;

/**
 * Makes folders in places where a path may be swapped for a link at any moment.
 *
 * <p>Java can move a folder between two open folders but not make one in an open folder (it has renameat, not mkdirat). So
 * a folder is made in the folder that the user chose, whose path nobody else can change, and moved from there to where it
 * belongs. Thread-safe.
 */
final class Nursery {

    private final Path top;
    private final SecureDirectoryStream<Path> handle;
    private final Path name;

    /**
     * @param top path of the folder that the user chose
     * @param handle the same, open
     * @param name what a folder is called there until it is moved; nobody else's
     */
    Nursery(Path top, SecureDirectoryStream<Path> handle, String name) {
        this.top = top;
        this.handle = handle;
        this.name = Path.of(name);
    }

    /** One that uses another name, for somebody else. */
    Nursery named(String other) {
        return new Nursery(top, handle, other);
    }

    /**
     * Makes an empty folder. One thread at a time: moving replaces an empty folder, which may be another thread's that has
     * just been made. What another process makes at this moment is replaced if it is an empty folder, and stays otherwise.
     *
     * @throws FileAlreadyExistsException if the name is taken by anything
     */
    synchronized void createFolder(
            SecureDirectoryStream<Path> target, Path called, FileAttribute<?>... attributes)
            throws IOException {
        if (target.equals(handle)) {
            Files.createDirectory(top.resolve(called), attributes);
            return;
        }
        if (isTaken(target, called)) {
            throw new FileAlreadyExistsException(called.toString());
        }
        Files.createDirectory(top.resolve(name), attributes);
        try {
            handle.move(name, target, called);
        } catch (IOException notMoved) {
            throw cleared(notMoved);
        }
    }

    private static boolean isTaken(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        try {
            folder.getFileAttributeView(
                            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Takes the folder away again; what is thrown then names the first fault and carries the second. */
    private IOException cleared(IOException notMoved) {
        try {
            handle.deleteDirectory(name);
            return notMoved;
        } catch (NoSuchFileException e) {
            // The path of the chosen folder leads elsewhere by now, so the folder was made there:
            // its owner's doing.
            IOException foreign = new ForeignEntryException(top.toString());
            foreign.addSuppressed(notMoved);
            return foreign;
        } catch (IOException notCleared) {
            notMoved.addSuppressed(notCleared);
            return notMoved;
        }
    }
}
