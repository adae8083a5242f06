package io.godwit.core.storage;

import io.godwit.core.content.ContentId;
import io.godwit.core.storage.DiskFolder.Access;
import io.godwit.core.storage.StorageException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The hidden folder beside the target that holds everything about one unfinished download, for its owner alone, locked
 * by one process at a time.
 */
final class StagingFolder implements Closeable {

    /** All our folders start like this; no received name may, see {@link SafeNames}. */
    static final String PREFIX = ".godwit-";

    static final List<String> JOURNAL = List.of("journal");
    static final List<String> NEW_JOURNAL = List.of("journal.new");
    static final List<String> PUBLISHING = List.of("publishing");
    static final List<String> MANIFEST = List.of("manifest");
    static final List<String> LAYERS = List.of("layers");
    static final List<String> HASHES = List.of("hashes");
    static final List<String> PART = List.of("part");
    static final List<String> TREE = List.of("tree");
    private static final List<String> LOCK = List.of("lock");
    private static final List<String> SELF = List.of();

    private static final int ID_DIGITS = 16;
    private static final int ATTEMPTS = 8;

    private final DiskFolder parent;
    private final String name;
    private final DiskFolder folder;
    private final DiskFile lock;

    private StagingFolder(DiskFolder parent, String name, DiskFolder folder, DiskFile lock) {
        this.parent = parent;
        this.name = name;
        this.folder = folder;
        this.lock = lock;
    }

    static String nameFor(ContentId id) {
        return PREFIX + id.toHex().substring(0, ID_DIGITS);
    }

    /**
     * Opens the folder of a download, new or left from an earlier run.
     *
     * @throws StorageException with IN_USE if another process has it, IN_THE_WAY if something else has its name
     */
    static StagingFolder open(DiskFolder parent, ContentId id) throws IOException {
        String name = nameFor(id);
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<StagingFolder> opened = attempt(parent, name);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        throw inUse();
    }

    /** One attempt; empty when whoever had the folder before took it away while we opened it. */
    private static Optional<StagingFolder> attempt(DiskFolder parent, String name)
            throws IOException {
        boolean made = make(parent, name);
        // Also when it is not new: who made it may have ended before this.
        parent.force(SELF);
        DiskFolder folder;
        try {
            folder = parent.openFolder(List.of(name));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Optional<StagingFolder> opened = Optional.empty();
        try {
            if (!made) {
                checkOurs(parent, name, folder);
            }
            Optional<DiskFile> lock = lock(folder);
            if (lock.isPresent()) {
                clearNursery(parent, name, lock.get());
                opened = lock.map(held -> new StagingFolder(parent, name, folder, held));
            }
            return opened;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } finally {
            if (opened.isEmpty()) {
                folder.close();
            }
        }
    }

    private static boolean make(DiskFolder parent, String name) throws IOException {
        if (parent.find(List.of(name)).isPresent()) {
            return false;
        }
        try {
            parent.createFolder(List.of(name), Access.OWNER);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Somebody else could have put a folder here whose journal claims what they want; its owner gives it away. */
    private static void checkOurs(DiskFolder parent, String name, DiskFolder folder)
            throws IOException {
        List<String> probe = List.of("probe-" + UUID.randomUUID());
        folder.create(probe, Access.OWNER).close();
        Optional<DiskEntry> mine = folder.find(probe);
        folder.deleteFile(probe);
        Optional<DiskEntry> found = parent.find(List.of(name));
        if (found.isPresent()
                && mine.isPresent()
                && !found.get().owner().equals(mine.get().owner())) {
            throw new StorageException(Reason.IN_THE_WAY, name + " belongs to somebody else");
        }
    }

    /** Empty when the lock file vanished between opening and locking, with the folder it was in. */
    private static Optional<DiskFile> lock(DiskFolder folder) throws IOException {
        DiskFile lock = createOrOpen(folder, LOCK);
        boolean kept = false;
        try {
            if (!lock.tryLock()) {
                throw inUse();
            }
            kept = folder.find(LOCK).isPresent();
            return kept ? Optional.of(lock) : Optional.empty();
        } finally {
            if (!kept) {
                lock.close();
            }
        }
    }

    /** Takes away what a crash between making a folder and moving it in has left; gives the lock back if it cannot. */
    private static void clearNursery(DiskFolder parent, String name, DiskFile lock)
            throws IOException {
        List<String> left = List.of(DiskFolder.nurseryOf(name));
        boolean cleared = false;
        try {
            if (parent.find(left).filter(DiskEntry::isFolder).isPresent()) {
                parent.deleteFolder(left);
            }
            cleared = true;
        } finally {
            if (!cleared) {
                lock.close();
            }
        }
    }

    static DiskFile createOrOpen(DiskFolder folder, List<String> path) throws IOException {
        try {
            return folder.create(path, Access.OWNER);
        } catch (FileAlreadyExistsException e) {
            return folder.open(path);
        }
    }

    private static StorageException inUse() {
        return new StorageException(Reason.IN_USE, "another process has this download");
    }

    /** The folder itself; open until {@link #close}. */
    DiskFolder folder() {
        return folder;
    }

    /** The folder it is in, where the download will be published. */
    DiskFolder parent() {
        return parent;
    }

    /** Takes away everything of ours in it but data, then itself; if somebody put something in, that stays. Closes it. */
    void remove() throws IOException {
        deleteLayers();
        for (List<String> file :
                List.of(HASHES, MANIFEST, NEW_JOURNAL, JOURNAL, PUBLISHING, LOCK)) {
            deleteIfThere(file);
        }
        close();
        try {
            parent.deleteFolder(List.of(name));
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return;
        }
        parent.force(SELF);
    }

    /** As {@link #remove}, unless there is data in it. */
    void removeIfNoData() throws IOException {
        if (folder.find(PART).isEmpty() && folder.find(TREE).isEmpty()) {
            remove();
        }
    }

    private void deleteLayers() throws IOException {
        if (folder.find(LAYERS).filter(DiskEntry::isFolder).isEmpty()) {
            return;
        }
        for (String layer : folder.list(LAYERS)) {
            if (LayerFiles.isName(layer)) {
                deleteIfThere(List.of(LAYERS.getFirst(), layer));
            }
        }
        try {
            folder.deleteFolder(LAYERS);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return;
        }
    }

    /** Deletes a file of ours; something else of that name is not ours and stays. */
    void deleteIfThere(List<String> path) throws IOException {
        if (folder.find(path).filter(DiskEntry::isFile).isPresent()) {
            folder.deleteFile(path);
        }
    }

    /** Lets the next one in; everything stays, the folder it is in stays open. */
    @Override
    public void close() throws IOException {
        try (folder) {
            lock.close();
        }
    }
}
