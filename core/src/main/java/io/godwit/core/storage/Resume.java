package io.godwit.core.storage;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.manifest.ChunkHashes;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ChunkVerifier;
import io.godwit.core.manifest.GrowingLayer;
import io.godwit.core.storage.DiskFolder.Access;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an earlier run left: believes what a checkpoint covers, hashes again what came after it, and leaves a
 * journal that says just that.
 */
final class Resume {

    private final StagingFolder staging;
    private final JournalHeader header;
    private final ChunkMap chunks;
    private final DataFiles data;
    private final LayerFiles layers;

    /** Chunks claimed after the last checkpoint, by their number over all files. */
    private final BitSet suspects = new BitSet();

    private long lostBytes;
    private long rehashedBytes;
    private boolean strange;

    /**
     * A resume.
     *
     * @param header what a journal of this download has to say; its salt is for a new journal
     * @param chunks empty; receives what is there
     */
    Resume(
            StagingFolder staging,
            JournalHeader header,
            ChunkMap chunks,
            DataFiles data,
            LayerFiles layers) {
        this.staging = staging;
        this.header = header;
        this.chunks = chunks;
        this.data = data;
        this.layers = layers;
    }

    long lostBytes() {
        return lostBytes;
    }

    long rehashedBytes() {
        return rehashedBytes;
    }

    /** Reads the journal, checks the data, and opens the journal for appending. */
    Journal run() throws IOException {
        DiskFile old;
        try {
            old = staging.folder().open(StagingFolder.JOURNAL);
        } catch (NoSuchFileException e) {
            return rewritten();
        }
        Optional<Journal> continued = Optional.empty();
        try {
            continued = read(old);
        } finally {
            if (continued.isEmpty()) {
                old.close();
            }
        }
        return continued.isPresent() ? continued.get() : rewritten();
    }

    /** The old journal if it can go on as it is; empty when what is right has to be written anew. */
    private Optional<Journal> read(DiskFile file) throws IOException {
        Optional<JournalReader> reader = JournalReader.open(file);
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        JournalHeader found = reader.get().header();
        if (isOfOtherSize(found)) {
            // One of the two sizes was told by a liar, and nothing here says which.
            staging.deleteIfThere(StagingFolder.PART);
            return Optional.empty();
        }
        requireOurs(found);
        boolean clean = reader.get().replay(this::claimed).clean();
        dropWhatIsGone();
        rehash();
        if (!clean || strange || lostBytes > 0) {
            return Optional.empty();
        }
        // Its last checkpoint may be of a run that ended before it forced that.
        file.force();
        long entries = Journal.entriesIn(file.size());
        return Optional.of(new Journal(file, found.salt(), entries, entries));
    }

    /** Whether it is of the same single file, of which somebody told another size then. */
    private boolean isOfOtherSize(JournalHeader found) {
        return data.place().isSingleFile()
                && found.id().equals(header.id())
                && found.version() == header.version()
                && found.files() == 1
                && found.total() != header.total();
    }

    private void requireOurs(JournalHeader found) throws StorageException {
        if (!found.id().equals(header.id())) {
            throw new StorageException(
                    Reason.IN_THE_WAY, "the staging folder is that of another download");
        }
        if (!found.describesSameLayoutAs(header)) {
            throw new StorageException(
                    Reason.CORRUPT,
                    "the unfinished download was made by another version or under another locale");
        }
    }

    private void claimed(int file, int chunk, boolean forced) {
        if (!chunks.has(file, chunk)) {
            strange = true;
        } else if (forced) {
            chunks.add(file, chunk);
            suspects.clear(chunks.number(file, chunk));
        } else if (!chunks.isStored(file, chunk)) {
            suspects.set(chunks.number(file, chunk));
        }
    }

    /** Data may have been deleted or cut by somebody, or its name lost in a power cut. */
    private void dropWhatIsGone() throws IOException {
        for (int file = 0; file < chunks.files(); file++) {
            if (chunks.isAnyStored(file)) {
                long size = sizeOnDisk(file);
                if (size < chunks.file(file).size()) {
                    dropBeyond(file, size);
                }
            }
        }
    }

    private long sizeOnDisk(int file) throws IOException {
        return staging.folder()
                .find(data.place().path(file))
                .filter(DiskEntry::isFile)
                .map(DiskEntry::size)
                .orElse(0L);
    }

    private void dropBeyond(int file, long size) {
        ChunkLayout layout = chunks.layout(file);
        for (int chunk = 0; chunk < chunks.chunks(file); chunk++) {
            int length = layout.lengthOf(chunk);
            if (layout.offsetOf(chunk) + length > size && chunks.isStored(file, chunk)) {
                chunks.remove(file, chunk);
                lostBytes += length;
            }
        }
    }

    private void rehash() throws IOException {
        if (suspects.isEmpty()) {
            return;
        }
        Rehash rehash = new Rehash();
        for (int file = 0; file < chunks.files(); file++) {
            for (int chunk = 0; chunk < chunks.chunks(file); chunk++) {
                if (suspects.get(chunks.number(file, chunk))) {
                    rehash.check(file, chunk);
                }
            }
        }
    }

    /** Replaces the journal by one that claims what the map has. */
    Journal rewritten() throws IOException {
        DiskFolder folder = staging.folder();
        staging.deleteIfThere(StagingFolder.NEW_JOURNAL);
        DiskFile file = folder.create(StagingFolder.NEW_JOURNAL, Access.OWNER);
        long covered;
        long entries;
        try (file) {
            JournalWriter writer = new JournalWriter(file, header);
            covered = claims(writer, false);
            writer.append(new JournalEntry.Checkpoint(covered));
            covered++;
            claims(writer, true);
            entries = writer.index();
            writer.finish();
        }
        folder.move(StagingFolder.NEW_JOURNAL, folder, StagingFolder.JOURNAL);
        folder.force(List.of());
        return new Journal(folder.open(StagingFolder.JOURNAL), header.salt(), entries, covered);
    }

    /** Writes the claims that are, or are not yet, known to be on disk; returns the index after them. */
    private long claims(JournalWriter writer, boolean rehashed) throws IOException {
        for (int file = 0; file < chunks.files(); file++) {
            if (chunks.isAnyStored(file)) {
                for (int chunk = 0; chunk < chunks.chunks(file); chunk++) {
                    if (chunks.isStored(file, chunk)
                            && suspects.get(chunks.number(file, chunk)) == rehashed) {
                        writer.append(new JournalEntry.Claim(file, chunk));
                    }
                }
            }
        }
        return writer.index();
    }

    /** Hashes chunks again, file by file. */
    private final class Rehash {
        private final ChunkVerifier verifier = new ChunkVerifier();
        private byte[] buffer = new byte[0];
        private int hashesOf = -1;
        private @Nullable ChunkHashes hashes;
        private int known;

        void check(int file, int chunk) throws IOException {
            int length = chunks.layout(file).lengthOf(chunk);
            if (isRight(file, chunk, length)) {
                chunks.add(file, chunk);
                data.addUnforced(file);
                rehashedBytes += length;
            } else {
                suspects.clear(chunks.number(file, chunk));
                lostBytes += length;
            }
        }

        private boolean isRight(int file, int chunk, int length) throws IOException {
            if (file != hashesOf) {
                learn(file);
                hashesOf = file;
            }
            long position = chunks.layout(file).offsetOf(chunk);
            if (hashes == null || chunk >= known || sizeOnDisk(file) < position + length) {
                return false;
            }
            if (buffer.length < length) {
                buffer = new byte[length];
            }
            return data.read(file, position, buffer, 0, length) == length
                    && verifier.matches(hashes, chunk, buffer, 0);
        }

        private void learn(int file) throws IOException {
            Optional<ChunkLayer> layer = layers.layer(file);
            if (layer.isPresent()) {
                hashes = layer.get();
                known = chunks.chunks(file);
            } else if (data.place().isSingleFile()) {
                GrowingLayer told = layers.told().read();
                hashes = told;
                known = told.chunks();
            } else {
                hashes = null;
            }
        }
    }
}
