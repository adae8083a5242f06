package io.godwit.core.storage;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Opens downloads on disk, each in a hidden folder beside its target; docs/storage.md says what is in it and what
 * survives which failure.
 *
 * <p>Thread-safe. One per process: file locks keep other processes out, this keeps apart the downloads of this one.
 * Close it after all its stores.
 */
public final class FileChunkStores implements AutoCloseable {

    private static final int BACKGROUND_THREADS = 2;

    private final FolderOpener opener;
    private final ScheduledExecutorService background;
    private final ExecutorService forcing;
    private final Opening opening;
    private final Set<Path> inUse = ConcurrentHashMap.newKeySet();

    /**
     * Starts the few threads that make checkpoints.
     *
     * @param settings limits and intervals
     * @param events receives {@link StorageEvent}s
     * @param random makes the salt of journals
     */
    public FileChunkStores(StorageSettings settings, EventSink events, SecureRandom random) {
        this(
                settings,
                events,
                random,
                systemFolders(new DirectWrites()),
                Executors.newScheduledThreadPool(
                        BACKGROUND_THREADS,
                        Thread.ofPlatform().daemon().name("storage-checkpoint-", 0).factory()));
    }

    /**
     * The same with another file system and clock.
     *
     * @param background runs checkpoints when they are due
     */
    FileChunkStores(
            StorageSettings settings,
            EventSink events,
            SecureRandom random,
            FolderOpener opener,
            ScheduledExecutorService background) {
        this.opener = opener;
        this.background = background;
        this.forcing =
                Executors.newFixedThreadPool(
                        settings.forcing().threads(),
                        Thread.ofPlatform().daemon().name("storage-force-", 0).factory());
        this.opening = new Opening(settings, events, random, background, new Forcer(forcing));
    }

    /** Opens the folder that downloads go into. */
    interface FolderOpener {
        DiskFolder open(Path folder) throws IOException;
    }

    private static FolderOpener systemFolders(DirectWrites direct) {
        return folder -> {
            var secure = SecureFolder.open(folder, direct);
            return secure.isPresent() ? secure.get() : new PathFolder(folder);
        };
    }

    /**
     * Opens a download, new or left from an earlier run; takes as long as hashing what came after the last checkpoint.
     *
     * @param folder where it is to end up; made if it is not there
     * @param name name of the file or folder, as a peer or user gave it; made safe
     * @param id content ID
     * @param manifest the manifest of that ID
     * @return the store, to be closed
     * @throws StorageException FULL or TOO_LARGE if it does not fit, IN_USE if it is already open here or in another
     *     process, IN_THE_WAY if something else has the name of the staging folder, NOT_PERMITTED, or what else the
     *     file system says; nothing is changed by a refusal but an empty staging folder
     */
    public ChunkStore open(Path folder, String name, ContentId id, Manifest manifest)
            throws StorageException {
        try {
            Path real = Files.createDirectories(folder).toRealPath();
            return openOnce(new Opening.Wanted(real, name, id, manifest));
        } catch (IOException e) {
            throw DiskErrors.of("opening a download failed", e);
        }
    }

    /**
     * Keeps this process from opening a staging folder twice: closing the second lock file would, on POSIX systems, give
     * up the lock of the first.
     */
    private ChunkStore openOnce(Opening.Wanted wanted) throws IOException {
        Path staging = wanted.path().resolve(StagingFolder.nameFor(wanted.id()));
        if (!inUse.add(staging)) {
            throw new StorageException(Reason.IN_USE, "this download is already open");
        }
        DiskFolder parent = null;
        boolean opened = false;
        try {
            parent = opener.open(wanted.path());
            ChunkStore store = opening.open(parent, wanted, () -> inUse.remove(staging));
            opened = true;
            return store;
        } finally {
            if (!opened) {
                inUse.remove(staging);
                if (parent != null) {
                    parent.close();
                }
            }
        }
    }

    /**
     * Deletes what an attempt that is over has left of an unfinished download, and nothing else.
     *
     * @param folder where it was to end up
     * @param id content ID
     * @return whether there was something
     * @throws StorageException IN_USE if it is open here or in another process, IN_THE_WAY if something else has the name
     *     of the staging folder, CORRUPT if it cannot be known what belongs to it, or what the file system says
     */
    public boolean discard(Path folder, ContentId id) throws StorageException {
        try {
            return Files.isDirectory(folder) && discardOnce(folder.toRealPath(), id);
        } catch (IOException e) {
            throw DiskErrors.of("deleting an unfinished download failed", e);
        }
    }

    private boolean discardOnce(Path folder, ContentId id) throws IOException {
        Path staging = folder.resolve(StagingFolder.nameFor(id));
        if (!inUse.add(staging)) {
            throw new StorageException(Reason.IN_USE, "this download is open");
        }
        try (DiskFolder parent = opener.open(folder)) {
            return Abandoned.discard(parent, id);
        } finally {
            inUse.remove(staging);
        }
    }

    /** Ends the background threads; what they are doing is finished. */
    @Override
    public void close() {
        background.shutdown();
        forcing.shutdown();
    }
}
