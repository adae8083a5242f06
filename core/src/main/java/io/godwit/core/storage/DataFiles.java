package io.godwit.core.storage;

import io.godwit.core.storage.DiskFolder.Access;
import io.godwit.core.storage.OpenFiles.Lease;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads, writes and forces the data of a download; files and folders come into being when first written. */
final class DataFiles implements Closeable {

    private final OpenFiles open;
    private final Forcer forcer;
    private final Set<Integer> unforcedFiles = ConcurrentHashMap.newKeySet();
    private final Set<List<String>> unforcedFolders = ConcurrentHashMap.newKeySet();
    private volatile DataPlace place;

    DataFiles(DataPlace place, int openFiles, Forcer forcer) {
        this.place = place;
        this.forcer = forcer;
        this.open = new OpenFiles(openFiles, this::openOrCreate);
    }

    DataPlace place() {
        return place;
    }

    void write(int file, long position, byte[] data, int offset, int length) throws IOException {
        try (Lease lease = open.lease(file)) {
            lease.file().write(ByteBuffer.wrap(data, offset, length), position);
        }
        unforcedFiles.add(file);
    }

    /** As {@link #write}, past the system's cache where that can be done. */
    void writeDirect(int file, long position, byte[] data, int offset, int length)
            throws IOException {
        try (Lease lease = open.lease(file)) {
            lease.file().writeDirect(ByteBuffer.wrap(data, offset, length), position);
        }
        unforcedFiles.add(file);
    }

    /** Reads up to {@code length} bytes, fewer where the file ends. */
    int read(int file, long position, byte[] data, int offset, int length) throws IOException {
        try (Lease lease = open.lease(file)) {
            return lease.file().read(ByteBuffer.wrap(data, offset, length), position);
        }
    }

    /** Makes an empty file where there is none yet. */
    void ensureExists(int file) throws IOException {
        if (place.base().find(place.path(file)).isEmpty()) {
            openOrCreate(file).close();
            unforcedFiles.add(file);
        }
    }

    /** To be forced at the next checkpoint although it was written by an earlier run. */
    void addUnforced(int file) {
        unforcedFiles.add(file);
    }

    /** Forces all that was written before this call, and the names of all that was made. */
    void force() throws IOException {
        List<Integer> files = drain(unforcedFiles);
        forcer.force(files, this::force);
        for (List<String> folder : drain(unforcedFolders)) {
            place.base().force(folder);
        }
    }

    private void force(int file) throws IOException {
        try (Lease lease = open.lease(file)) {
            lease.file().force();
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
            ensureFolder(now, path.subList(0, path.size() - 1));
        }
        try {
            return create(now, path);
        } catch (FileAlreadyExistsException e) {
            return now.base().open(path);
        }
    }

    private DiskFile create(DataPlace now, List<String> path) throws IOException {
        DiskFile file = now.base().create(path, Access.USUAL);
        unforcedFolders.add(List.copyOf(path.subList(0, path.size() - 1)));
        return file;
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
        List<String> above = path.subList(0, path.size() - 1);
        ensureFolder(now, above);
        try {
            now.base().createFolder(path, Access.USUAL);
        } catch (FileAlreadyExistsException e) {
            // Another thread was faster.
            return;
        }
        unforcedFolders.add(List.copyOf(path));
        unforcedFolders.add(List.copyOf(above));
    }

    @Override
    public void close() {
        open.close();
    }
}
