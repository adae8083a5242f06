package io.godwit.core.transfer.download;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkHashes;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.GrowingLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.storage.ChunkStore;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is to fetch: every chunk of every file, numbered through from 0 in the order of the manifest, and which of
 * them are stored or on their way.
 *
 * <p>Not thread-safe: guarded by the lock of the job. A few bits per chunk, so that a million files cost little.
 */
final class Plan {

    /** Most chunks of one download: 64 TiB in chunks of 1 MiB. */
    static final long MAX_CHUNKS = 1L << 26;

    private final List<FileEntry> files;
    private final RootIndex index;
    private final int[] first;
    private final int[] missing;
    private final BitSet taken = new BitSet();
    private final BitSet done = new BitSet();
    private final Map<Integer, Long> layersAsked = new HashMap<>();
    private final Map<Integer, ChunkLayer> layers = new HashMap<>();
    private final OriginLog origins;
    private int lowestFree;
    private int left;
    private int filesDone;
    private boolean sizeTold;
    private @Nullable GrowingLayer growing;
    private @Nullable Bitfield resumed;

    /**
     * Everything that the store does not have yet.
     *
     * @param manifest checked with {@link #isTransferable}
     */
    Plan(Manifest manifest, ChunkStore store) {
        this.files = manifest.files();
        this.index = new RootIndex(files);
        this.first = new int[files.size() + 1];
        this.missing = new int[files.size()];
        for (int file = 0; file < files.size(); file++) {
            first[file + 1] = first[file] + layout(file).chunkCount();
            addStored(file, store.verified(file));
        }
        this.origins = new OriginLog(chunks(), done);
    }

    static boolean isTransferable(Manifest manifest) {
        long chunks = 0;
        for (FileEntry file : manifest.files()) {
            ChunkLayout layout = ChunkLayout.forSize(file.size());
            if (!layout.isTransferable()) {
                return false;
            }
            chunks += layout.chunkCount();
        }
        return chunks <= MAX_CHUNKS;
    }

    private void addStored(int file, Bitfield stored) {
        for (int chunk = stored.nextSet(0); chunk >= 0; chunk = stored.nextSet(chunk + 1)) {
            taken.set(first[file] + chunk);
            done.set(first[file] + chunk);
            if (chunk + 1 == stored.size()) {
                break;
            }
        }
        missing[file] = stored.size() - stored.count();
        left += missing[file];
        filesDone += missing[file] == 0 ? 1 : 0;
    }

    /** The size of the only file is somebody's word. */
    void sizeIsTold() {
        sizeTold = true;
    }

    /** The only file is an offer: its source is still hashing it. */
    void grows() {
        growing = new GrowingLayer(layout(0));
        resumed = stored(0);
    }

    /** The chunks of an offer that were stored before this run. */
    Bitfield resumed() {
        return Objects.requireNonNull(resumed, "no offer");
    }

    /** Whether this is an offer, whether or not its root is known by now. */
    boolean isOffer() {
        return growing != null;
    }

    /** The root of an offer, once everything is known to fit it. */
    Optional<ContentId> proved() {
        return isOffer()
                ? Optional.ofNullable(layers.get(0)).map(ChunkLayer::root)
                : Optional.empty();
    }

    /** What is known of the layer of an offer, as long as it is not proved; otherwise null. */
    @Nullable GrowingLayer growing() {
        return isOffer() && needsLayer(0) ? growing : null;
    }

    /** Chunks with a number below this one can be asked for, as far as their layers are here. */
    int askable() {
        GrowingLayer layer = growing();
        return layer == null ? chunks() : layer.chunks();
    }

    /** Whether the size could still turn out to be wrong: a last chunk that verifies proves it. */
    boolean isSizeUnproved() {
        return sizeTold && left > 0 && !done.get(chunks() - 1);
    }

    /** Whether a file of another size may have the same root. */
    boolean isAmbiguous() {
        return isSizeUnproved() && layout(0).size() == SizeProof.AMBIGUOUS;
    }

    /** The chunk that is worth fetching before all others; -1 if there is none. */
    int urgent() {
        return isSizeUnproved() && !taken.get(chunks() - 1) ? chunks() - 1 : -1;
    }

    int files() {
        return files.size();
    }

    int filesDone() {
        return filesDone;
    }

    int chunks() {
        return first[files.size()];
    }

    boolean isComplete() {
        return left == 0 && growing() == null;
    }

    /** Who gave what. */
    OriginLog origins() {
        return origins;
    }

    ContentId root(int file) {
        return files.get(file).root();
    }

    String name(int file) {
        return files.get(file).path().getLast();
    }

    ChunkLayout layout(int file) {
        return ChunkLayout.forSize(files.get(file).size());
    }

    /** The file with a root; -1 if there is none. */
    int find(ContentId root) {
        return index.find(root);
    }

    int firstOf(int file) {
        return first[file];
    }

    int endOf(int file) {
        return first[file + 1];
    }

    int fileOf(int number) {
        int at = Arrays.binarySearch(first, number);
        if (at < 0) {
            return -at - 2;
        }
        // Files without chunks share their number with the next file that has some.
        int file = at;
        while (first[file + 1] == number) {
            file++;
        }
        return file;
    }

    boolean isFileDone(int file) {
        return missing[file] == 0;
    }

    /** The first chunk at or after a number that is neither stored nor on its way; {@link #chunks()} if none. */
    int nextFree(int from) {
        if (from <= lowestFree) {
            lowestFree = Math.min(chunks(), taken.nextClearBit(lowestFree));
            return lowestFree;
        }
        return Math.min(chunks(), taken.nextClearBit(from));
    }

    boolean isDone(int number) {
        return done.get(number);
    }

    void take(int number) {
        taken.set(number);
    }

    /** A chunk is no longer on its way. */
    void giveBack(int number) {
        if (!done.get(number)) {
            taken.clear(number);
            lowestFree = Math.min(lowestFree, number);
        }
    }

    /** A chunk is stored; returns false when it already was. */
    boolean markDone(int number, int file) {
        if (done.get(number)) {
            return false;
        }
        done.set(number);
        taken.set(number);
        left--;
        missing[file]--;
        filesDone += missing[file] == 0 ? 1 : 0;
        return true;
    }

    Bitfield stored(int file) {
        Bitfield chunks = new Bitfield(endOf(file) - first[file]);
        for (int at = done.nextSetBit(first[file]);
                at >= 0 && at < endOf(file);
                at = done.nextSetBit(at + 1)) {
            chunks.set(at - first[file]);
        }
        return chunks;
    }

    boolean needsLayer(int file) {
        return endOf(file) - first[file] > 1 && !layers.containsKey(file);
    }

    /**
     * Whether a layer is to be asked for; says so once, and again when it is not here after some time.
     *
     * @param now in nanoseconds
     * @param patience how long whoever was asked may keep others waiting, in nanoseconds
     */
    boolean askLayer(int file, long now, long patience) {
        Long before = layersAsked.get(file);
        boolean ask = before == null || now - before > patience;
        if (ask) {
            layersAsked.put(file, now);
        }
        return ask;
    }

    /** Whoever was asked for a layer that grows is at it. */
    void layerGrows(int file, long now) {
        layersAsked.put(file, now);
    }

    void layerFailed(int file) {
        layersAsked.remove(file);
    }

    void layerKnown(int file, ChunkLayer layer) {
        layersAsked.remove(file);
        layers.put(file, layer);
    }

    /** The layer of a file; null while it is not known. */
    @Nullable ChunkLayer layer(int file) {
        ChunkLayer known = layers.get(file);
        return known != null || needsLayer(file) ? known : implicitLayer(file);
    }

    /** What chunks of a file are verified against; null while nothing is known. */
    @Nullable ChunkHashes hashes(int file) {
        GrowingLayer unproved = growing();
        return unproved == null ? layer(file) : unproved;
    }

    private ChunkLayer implicitLayer(int file) {
        try {
            return ChunkLayer.implicit(root(file), layout(file));
        } catch (ManifestException e) {
            throw new IllegalStateException("an empty file has no chunk to verify", e);
        }
    }
}
