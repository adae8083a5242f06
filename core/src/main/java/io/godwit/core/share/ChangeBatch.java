package io.godwit.core.share;

import io.godwit.core.share.EntryTable.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Collects changes of one share's index into few transactions. Not thread-safe. */
final class ChangeBatch {

    /** What is done before the first change is written. */
    interface FirstChange {
        void comes() throws ShareException;
    }

    private static final int MAX_CHANGES = 500;
    private static final long MAX_LAYER_BYTES = 4L << 20;
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EntryTable entries;
    private final long share;
    private final LongConsumer written;
    private final FirstChange firstChange;
    private final List<Change> pending = new ArrayList<>();
    private long layerBytes;
    private long lastFlush = System.nanoTime();
    private boolean changed;

    /**
     * A batch.
     *
     * @param written told the numbers of rows that were written
     * @param firstChange called before the first change is written
     */
    ChangeBatch(EntryTable entries, long share, LongConsumer written, FirstChange firstChange) {
        this.entries = entries;
        this.share = share;
        this.written = written;
        this.firstChange = firstChange;
    }

    void add(Change change) throws ShareException {
        pending.add(change);
        if (change.file() != null) {
            layerBytes += change.file().layer().packedLength();
        }
        if (pending.size() >= MAX_CHANGES
                || layerBytes >= MAX_LAYER_BYTES
                || System.nanoTime() - lastFlush >= MAX_NANOS) {
            flush();
        }
    }

    void delete(List<Long> ids) throws ShareException {
        announce();
        entries.delete(ids);
    }

    void flush() throws ShareException {
        lastFlush = System.nanoTime();
        if (pending.isEmpty()) {
            return;
        }
        announce();
        entries.apply(share, pending, written);
        pending.clear();
        layerBytes = 0;
    }

    private void announce() throws ShareException {
        if (!changed) {
            changed = true;
            firstChange.comes();
        }
    }

    boolean hasChanged() {
        return changed;
    }
}
