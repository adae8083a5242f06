package io.godwit.core.transfer.upload;

import io.godwit.core.event.EventSink;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.RateLimit;
import java.util.concurrent.atomic.LongAdder;

/** What all connections that are served share. */
record ServingParts(
        Catalog catalog,
        Turns turns,
        RateLimit limit,
        ChunkBuffers buffers,
        Subscriptions subscriptions,
        EventSink events,
        LongAdder sent) {}
