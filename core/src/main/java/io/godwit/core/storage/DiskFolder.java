package io.godwit.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An open folder and what is below it: the only way storage reaches the file system.
 *
 * <p>Paths are names below this folder, from the top; no part of them is followed when it is a link, so nothing outside
 * is ever touched, even by somebody who swaps a folder for a link meanwhile. There is one implementation for systems
 * that work relative to an open folder and one for the others; tests have one that loses power. Thread-safe.
 */
interface DiskFolder extends Closeable {

    /** What is there, or empty. */
    Optional<DiskEntry> find(List<String> path) throws IOException;

    /** Names in a folder, in no order. */
    List<String> list(List<String> path) throws IOException;

    /**
     * Makes a new file and opens it.
     *
     * @param access who may use it
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken by anything
     */
    DiskFile create(List<String> path, Access access) throws IOException;

    /**
     * Opens a file for reading and writing. Never blocks on a FIFO.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing
     * @throws ForeignEntryException if it is not a regular file
     */
    DiskFile open(List<String> path) throws IOException;

    /**
     * Makes a new, empty folder; it may be made beside the open folder first, as {@link #nurseryOf} says, and moved in.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken by anything
     */
    void createFolder(List<String> path, Access access) throws IOException;

    /** The name beside an open folder that new folders in it may have for a moment; a crash can leave one, empty. */
    static String nurseryOf(String name) {
        return name + ".new";
    }

    /**
     * Opens a folder.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing
     * @throws ForeignEntryException if it is not a folder
     */
    DiskFolder openFolder(List<String> path) throws IOException;

    /** Moves a file or folder at once, over a file or an empty folder of that name in the target. */
    void move(List<String> from, DiskFolder target, List<String> to) throws IOException;

    /** Deletes a file, or whatever else is not a folder. */
    void deleteFile(List<String> path) throws IOException;

    /** Deletes a folder if it is empty. */
    void deleteFolder(List<String> path) throws IOException;

    /** Lets the owner, and all who may read a file, execute it. */
    void makeExecutable(List<String> path) throws IOException;

    /** Returns when the names in a folder would survive a power cut, where the system can promise that. */
    void force(List<String> path) throws IOException;

    /**
     * Opens a barrier for all that is stored where this folder is, to be opened before the first write that it is to
     * cover. Only for a folder that was opened by its path.
     *
     * @return empty where the system has none that can be relied on
     */
    default Optional<DiskBarrier> barrier() throws IOException {
        return Optional.empty();
    }

    /** Bytes that this process could still write. */
    long usableSpace() throws IOException;

    /** Longest file that can be stored. */
    long maxFileSize() throws IOException;

    /** Whether this system can have a file of this name. */
    boolean canName(String name);

    /** Who may use something new. */
    enum Access {
        /** Its owner alone. */
        OWNER,
        /** As is usual for this user and folder. */
        USUAL
    }
}
