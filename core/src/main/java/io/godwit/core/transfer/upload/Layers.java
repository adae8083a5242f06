package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The chunk layers that connections hold at the moment: each once, however many fetch its file, as one of a large file
 * takes megabytes and is held for as long as an answer waits for the network. Thread-safe.
 */
final class Layers {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ContentId, WeakReference<ChunkLayer>> held = new HashMap<>();

    /**
     * The layer of a file that the requester may fetch. One is read at a time, as that takes twice its length besides.
     *
     * @throws OfferException as {@link OfferedFile#layer}
     */
    ChunkLayer of(OfferedFile file) throws OfferException {
        lock.lock();
        try {
            WeakReference<ChunkLayer> known = held.get(file.root());
            ChunkLayer layer = known == null ? null : known.get();
            if (layer == null || !layer.layout().equals(file.layout())) {
                layer = file.layer();
                held.values().removeIf(other -> other.get() == null);
                held.put(file.root(), new WeakReference<>(layer));
            }
            return layer;
        } finally {
            lock.unlock();
        }
    }
}
