package io.godwit.core.storage;

import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns finished data into what the user sees: missing pieces without chunks, permissions, final name. */
final class Publisher {

    private final StagingFolder staging;
    private final ChunkMap chunks;
    private final DataFiles data;
    private final List<List<String>> emptyFolders;
    private final FinalName finalName;
    private @Nullable String published;
    private boolean settled;

    Publisher(
            StagingFolder staging,
            ChunkMap chunks,
            DataFiles data,
            List<List<String>> emptyFolders,
            FinalName finalName) {
        this.staging = staging;
        this.chunks = chunks;
        this.data = data;
        this.emptyFolders = emptyFolders;
        this.finalName = finalName;
    }

    /** Tells that the data has been moved, perhaps by an earlier run, which may have ended before that was durable. */
    void alreadyPublished(String name) {
        published = name;
        data.moveTo(data.place().movedTo(staging.parent(), name));
    }

    /**
     * Publishes, or finishes what an earlier call could not.
     *
     * @return the final name
     */
    String publish(Checkpointer checkpointer) throws IOException {
        String name = published;
        if (name == null) {
            complete();
            checkpointer.flush();
            name = move();
        }
        if (!settled) {
            finalName.settle();
            settled = true;
        }
        return name;
    }

    private String move() throws IOException {
        DataPlace growing = data.place();
        // All handles are closed, as not every system moves what is open. Who reads meanwhile must
        // not make a new file where the data was.
        data.moveTo(growing.frozen());
        boolean moved = false;
        try {
            String name = finalName.take();
            alreadyPublished(name);
            moved = true;
            return name;
        } finally {
            if (!moved) {
                data.moveTo(growing);
            }
        }
    }

    /** Deletes what has not been published. */
    void discard() throws IOException {
        new Discard(staging, data.place(), chunks.files(), emptyFolders).run();
    }

    private void complete() throws IOException {
        data.ensureFolders(emptyFolders);
        for (int file = 0; file < chunks.files(); file++) {
            FileEntry entry = chunks.file(file);
            if (entry.size() == 0) {
                data.ensureExists(file);
            }
            List<String> path = data.place().path(file);
            String name = path.equals(StagingFolder.PART) ? finalName.wanted() : path.getLast();
            if (entry.executable() && SafeNames.mayBeExecutable(name)) {
                staging.folder().makeExecutable(path);
                // Its data may be forced already, and a forced name does not keep this everywhere.
                data.addUnforced(file);
            }
        }
    }
}
