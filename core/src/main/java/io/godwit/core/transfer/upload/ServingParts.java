package io.godwit.core.transfer.upload;

import io.godwit.core.event.EventSink;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.RateLimit;
import java.util.concurrent.atomic.LongAdder;

/**
 * What all connections that are served share.
 *
 * @param pages for manifests, chunk layers and sets of chunks
 * @param listings for lists and searches, which wait for each other in the library and must not keep pages waiting
 */
record ServingParts(
        Catalog catalog,
        Turns turns,
        Places pages,
        Places listings,
        Layers layers,
        RateLimit limit,
        ChunkBuffers buffers,
        Subscriptions subscriptions,
        EventSink events,
        LongAdder sent) {}
