package io.godwit.core.storage;

import io.godwit.core.storage.DiskFolder.Access;
import io.godwit.core.storage.Handles.Lease;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Reads, writes and forces the data of a download; files and folders come into being when first written. */
final class DataFiles implements Closeable {

    /** Folders in which files are made: neighbours come one after the other. */
    private static final int OPEN_FOLDERS = 32;

    private final Handles<Integer, DiskFile> open;
    private final Handles<List<String>, DiskFolder> folders;
    private final Forcer forcer;
    private final int forceAtOnce;
    private final Optional<DiskBarrier> barrier;
    private final Set<Integer> unforcedFiles = ConcurrentHashMap.newKeySet();
    private final Set<List<String>> unforcedFolders = new ConcurrentSkipListSet<>(PathOrder.PARTS);
    private volatile DataPlace place;

    /**
     * The data of a download.
     *
     * @param barrier forces many files at once, where there is one; closed with this
     */
    DataFiles(
            DataPlace place,
            StorageSettings settings,
            Forcer forcer,
            Optional<DiskBarrier> barrier) {
        this.place = place;
        this.forcer = forcer;
        this.forceAtOnce = settings.forcing().atOnce();
        this.barrier = barrier;
        this.open = new Handles<>(settings.openFiles(), this::openOrCreate);
        this.folders = new Handles<>(OPEN_FOLDERS, above -> place().base().openFolder(above));
    }

    DataPlace place() {
        return place;
    }

    void write(int file, long position, ByteBuffer data) throws IOException {
        try (Lease<DiskFile> lease = open.lease(file)) {
            lease.get().write(data, position);
        }
        unforcedFiles.add(file);
    }

    /** Writes all that a file consists of, after which it will hardly be needed again soon. */
    void writeWhole(int file, ByteBuffer data) throws IOException {
        if (barrier.isEmpty()) {
            // It will be opened again to be forced.
            write(file, 0, data);
            return;
        }
        try (DiskFile made = openOrCreate(file)) {
            made.write(data, 0);
        }
        unforcedFiles.add(file);
    }

    /** As {@link #write}, past the system's cache where that can be done. */
    void writeDirect(int file, long position, ByteBuffer data) throws IOException {
        try (Lease<DiskFile> lease = open.lease(file)) {
            lease.get().writeDirect(data, position);
        }
        unforcedFiles.add(file);
    }

    /**
     * Reads up to {@code length} bytes, fewer where the file ends. Makes nothing.
     *
     * @throws NoSuchFileException if the file is not there, for an instant also while it gets its final name
     */
    int read(int file, long position, byte[] data, int offset, int length) throws IOException {
        try (Lease<DiskFile> lease = open.lease(file, this::openExisting)) {
            return lease.get().read(ByteBuffer.wrap(data, offset, length), position);
        }
    }

    /** Makes an empty file where there is none yet; it is forced also if an earlier run made it. */
    void ensureExists(int file) throws IOException {
        if (place.base().find(place.path(file)).isEmpty()) {
            openOrCreate(file).close();
        }
        unforcedFiles.add(file);
    }

    /** To be forced at the next checkpoint although nothing was written, or by an earlier run alone. */
    void addUnforced(int file) {
        unforcedFiles.add(file);
    }

    /**
     * Has all folders that are there already forced at the next checkpoint: the run that made them, or names in them, may
     * have ended before it came to that. To be called before the first write.
     *
     * @param emptyFolders paths in the tree
     */
    void addFoundFolders(List<List<String>> emptyFolders) throws IOException {
        DataPlace now = place;
        if (now.base().find(now.top()).isEmpty()) {
            return;
        }
        Set<List<String>> looked = new TreeSet<>(PathOrder.PARTS);
        for (int file = 0; file < now.files().size(); file++) {
            addFoundFolders(now, above(now.path(file)), looked);
        }
        for (List<String> folder : emptyFolders) {
            addFoundFolders(now, now.below(folder), looked);
        }
        if (!now.isSingleFile()) {
            addFoundFolders(now, now.top(), looked);
        }
    }

    /** A folder and those above it, up to one that was looked at. */
    private void addFoundFolders(DataPlace now, List<String> folder, Set<List<String>> looked)
            throws IOException {
        List<String> at = List.copyOf(folder);
        while (looked.add(at)) {
            if (isFolder(now, at)) {
                unforcedFolders.add(at);
            }
            at = at.isEmpty() ? at : above(at);
        }
    }

    private static boolean isFolder(DataPlace now, List<String> path) throws IOException {
        try {
            return path.isEmpty() || now.base().find(path).filter(DiskEntry::isFolder).isPresent();
        } catch (ForeignEntryException e) {
            // Somebody put it above; whoever first writes below it says so.
            return false;
        }
    }

    /** Forces all that was written before this call, and the names of all that was made. */
    void force() throws IOException {
        List<Integer> files = drain(unforcedFiles);
        List<List<String>> made = drain(unforcedFolders);
        boolean many = files.size() + made.size() >= forceAtOnce;
        if (many && barrier.isPresent() && barrier.get().force()) {
            return;
        }
        forcer.force(files, this::force);
        for (List<String> folder : made) {
            place.base().force(folder);
        }
    }

    /** What has gone since it was written must not come back empty, as if that were what the disk keeps. */
    private void force(int file) throws IOException {
        try (Lease<DiskFile> lease = open.lease(file, this::openExisting)) {
            lease.get().force();
        }
    }

    private static <T> List<T> drain(Set<T> set) {
        List<T> drained = new ArrayList<>(set);
        drained.forEach(set::remove);
        return drained;
    }

    /** Lets go of all handles and goes on with another place. */
    void moveTo(DataPlace newPlace) {
        place = newPlace;
        open.close();
        folders.close();
    }

    private DiskFile openExisting(int file) throws IOException {
        try {
            return openIn(place, file);
        } catch (NoSuchFileException e) {
            // It may have been moved after we asked for its place.
            return openIn(place, file);
        }
    }

    private static DiskFile openIn(DataPlace now, int file) throws IOException {
        return now.base().open(now.path(file));
    }

    /** A file is new more often than not, so making it is tried first; a folder above it is there more often than not. */
    private DiskFile openOrCreate(int file) throws IOException {
        DataPlace now = place;
        List<String> path = now.path(file);
        if (!now.growing()) {
            return now.base().open(path);
        }
        try {
            return create(now, path);
        } catch (FileAlreadyExistsException e) {
            return now.base().open(path);
        } catch (NoSuchFileException e) {
            List<String> above = above(path);
            folders.drop(above);
            ensureFolder(now, above);
        }
        try {
            return create(now, path);
        } catch (FileAlreadyExistsException e) {
            return now.base().open(path);
        }
    }

    private DiskFile create(DataPlace now, List<String> path) throws IOException {
        List<String> above = above(path);
        DiskFile file =
                above.isEmpty()
                        ? now.base().create(path, Access.USUAL)
                        : createIn(folders.lease(above), path.getLast());
        unforcedFolders.add(above);
        return file;
    }

    /** Takes over the lease. */
    private static DiskFile createIn(Lease<DiskFolder> folder, String name) throws IOException {
        boolean made = false;
        try {
            DiskFile file = folder.get().create(List.of(name), Access.USUAL);
            made = true;
            return new FileInFolder(file, folder);
        } finally {
            if (!made) {
                folder.close();
            }
        }
    }

    private static List<String> above(List<String> path) {
        return List.copyOf(path.subList(0, path.size() - 1));
    }

    /** Makes the tree's top, where there is a tree, and empty folders in it. */
    void ensureFolders(List<List<String>> folders) throws IOException {
        DataPlace now = place;
        if (!now.isSingleFile()) {
            ensureFolder(now, now.top());
        }
        for (List<String> folder : folders) {
            ensureFolder(now, now.below(folder));
        }
    }

    /** Makes a folder and those above it where there is none yet. */
    private void ensureFolder(DataPlace now, List<String> path) throws IOException {
        if (path.isEmpty() || now.base().find(path).isPresent()) {
            return;
        }
        List<String> above = above(path);
        ensureFolder(now, above);
        try {
            now.base().createFolder(path, Access.USUAL);
        } catch (FileAlreadyExistsException e) {
            // Another thread was faster.
            return;
        }
        unforcedFolders.add(List.copyOf(path));
        unforcedFolders.add(above);
    }

    @Override
    public void close() throws IOException {
        open.close();
        folders.close();
        if (barrier.isPresent()) {
            barrier.get().close();
        }
    }
}
