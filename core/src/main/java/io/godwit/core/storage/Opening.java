package io.godwit.core.storage;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Puts a store together from what is wanted and what an earlier run left. */
final class Opening {

    private static final int MOST_NAMES_IN_EVENT = 100;

    private final StorageSettings settings;
    private final EventSink events;
    private final SecureRandom random;
    private final ScheduledExecutorService background;
    private final Forcer forcer;

    Opening(
            StorageSettings settings,
            EventSink events,
            SecureRandom random,
            ScheduledExecutorService background,
            Forcer forcer) {
        this.settings = settings;
        this.events = events;
        this.random = random;
        this.background = background;
        this.forcer = forcer;
    }

    /**
     * What is to be downloaded, as named by others.
     *
     * @param path the real path of the download folder
     * @param name name of the file or folder, not yet safe
     */
    record Wanted(Path path, String name, ContentId id, Manifest manifest) {

        long longestFile() {
            return manifest.files().stream().mapToLong(FileEntry::size).max().orElse(0);
        }
    }

    /** Opens a store, which closes the parent; when it fails the parent is the caller's to close. */
    ChunkStore open(DiskFolder parent, Wanted wanted, Runnable onClosed) throws IOException {
        ChunkMap chunks = new ChunkMap(wanted.manifest().files());
        StagingFolder staging = StagingFolder.open(parent, wanted.id());
        try {
            return open(staging, chunks, wanted, onClosed);
        } catch (IOException | RuntimeException | Error e) {
            giveUp(staging, chunks, e);
            throw e;
        }
    }

    /** Lets the next one in whatever happens; what fails at that goes with the failure that it comes of. */
    private static void giveUp(StagingFolder staging, ChunkMap chunks, Throwable failure) {
        try (staging) {
            if (chunks.storedBytes() == 0) {
                staging.removeIfNoData();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private ChunkStore open(
            StagingFolder staging, ChunkMap chunks, Wanted wanted, Runnable onClosed)
            throws IOException {
        LocalTree tree = LocalTree.of(wanted.manifest(), names(staging));
        DataPlace place =
                wanted.manifest().folder()
                        ? DataPlace.ofTree(staging.folder(), tree.files())
                        : DataPlace.ofFile(staging.folder());
        DataFiles data = new DataFiles(place, settings, forcer, barrier(staging, wanted));
        boolean opened = false;
        try {
            ChunkStore store = open(staging, chunks, data, tree, wanted, onClosed);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                data.close();
            }
        }
    }

    private static SafeNames names(StagingFolder staging) {
        return new SafeNames(staging.parent()::canName);
    }

    /** Opened before anything is written, so that it hears of every write that fails. */
    private Optional<DiskBarrier> barrier(StagingFolder staging, Wanted wanted) throws IOException {
        return wanted.manifest().files().size() < settings.forcing().atOnce()
                ? Optional.empty()
                : staging.parent().barrier();
    }

    private ChunkStore open(
            StagingFolder staging,
            ChunkMap chunks,
            DataFiles data,
            LocalTree tree,
            Wanted wanted,
            Runnable onClosed)
            throws IOException {
        boolean folder = wanted.manifest().folder();
        DataPlace place = data.place();
        FinalName finalName =
                new FinalName(staging, place.top(), names(staging).localTop(wanted.name()), folder);
        Publisher publisher = new Publisher(staging, chunks, data, tree.emptyFolders(), finalName);

        LayerFiles layers = new LayerFiles(staging.folder(), chunks);
        data.addFoundFolders(tree.emptyFolders());
        Resume resume = new Resume(staging, header(wanted, place), chunks, data, layers);
        Journal journal = resume(resume, finalName, publisher, chunks, wanted);
        OpenDownload download = new OpenDownload(staging, chunks, data, layers, journal);

        SpaceGuard space = new SpaceGuard(staging.parent(), wanted.id(), settings, events);
        prepare(space, download, wanted);
        tell(wanted.id(), resume, chunks);
        tellNames(wanted, finalName.wanted(), folder ? tree.renamed() : List.of());
        Checkpointer checkpointer =
                new Checkpointer(
                        journal,
                        data,
                        settings,
                        background,
                        failed ->
                                events.emit(
                                        new StorageEvent.CheckpointFailed(
                                                wanted.id(), failed.reason())));
        return new FileChunkStore(
                wanted.path(),
                download,
                checkpointer,
                space,
                publisher,
                settings.directFrom(),
                onClosed);
    }

    private static Journal resume(
            Resume resume, FinalName finalName, Publisher publisher, ChunkMap chunks, Wanted wanted)
            throws IOException {
        Optional<String> moved = finalName.recover(wanted.longestFile());
        if (moved.isEmpty()) {
            return resume.run();
        }
        chunks.addAll();
        publisher.alreadyPublished(moved.get());
        return resume.rewritten();
    }

    /** What can still fail now closes again what is open. */
    private static void prepare(SpaceGuard space, OpenDownload download, Wanted wanted)
            throws IOException {
        boolean prepared = false;
        try {
            ChunkMap chunks = download.chunks();
            long missing = chunks.totalBytes() - chunks.storedBytes();
            space.requireRoomFor(missing, wanted.longestFile());
            if (wanted.manifest().folder()) {
                new KeptManifest(download.staging()).keep(wanted.id(), wanted.manifest());
            }
            prepared = true;
        } finally {
            if (!prepared) {
                download.data().close();
                download.journal().close();
            }
        }
    }

    private JournalHeader header(Wanted wanted, DataPlace place) {
        Manifest manifest = wanted.manifest();
        return new JournalHeader(
                JournalHeader.VERSION,
                wanted.id(),
                manifest.files().size(),
                manifest.total(),
                JournalHeader.layoutSum(manifest.files(), place.files()),
                random.nextLong());
    }

    private void tell(ContentId id, Resume resume, ChunkMap chunks) {
        if (chunks.storedBytes() > 0 || resume.lostBytes() > 0) {
            events.emit(
                    new StorageEvent.Resumed(
                            id, chunks.storedBytes(), resume.rehashedBytes(), resume.lostBytes()));
        }
    }

    private void tellNames(Wanted wanted, String localName, List<RenamedName> below) {
        List<RenamedName> names = new ArrayList<>();
        if (!localName.equals(wanted.name())) {
            names.add(new RenamedName(wanted.name(), localName));
        }
        names.addAll(below);
        if (!names.isEmpty()) {
            int shown = Math.min(names.size(), MOST_NAMES_IN_EVENT);
            events.emit(
                    new StorageEvent.Renamed(wanted.id(), names.subList(0, shown), names.size()));
        }
    }
}
