package io.godwit.core.transfer.download;

import io.godwit.core.peer.PeerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes who gave which chunk, in a bounded number of cells. Not thread-safe: guarded by the lock of the job. */
final class OriginLog {

    private final int chunks;
    private final int span;
    private final short[] givers;
    private final int[] stored;
    private final List<PeerId> sources = new ArrayList<>();
    private final Map<PeerId, Short> numbers = new HashMap<>();

    /**
     * A log.
     *
     * @param chunks number of chunks
     * @param done those that are stored already, whoever gave them
     */
    OriginLog(int chunks, BitSet done) {
        this.chunks = chunks;
        this.span = Math.max(1, Math.ceilDiv(chunks, ChunkOrigins.MAX_CELLS));
        this.givers = new short[Math.ceilDiv(chunks, span)];
        this.stored = new int[givers.length];
        Arrays.fill(givers, ChunkOrigins.NOBODY);
        for (int chunk = done.nextSetBit(0); chunk >= 0; chunk = done.nextSetBit(chunk + 1)) {
            stored[chunk / span]++;
        }
    }

    /** A chunk is stored; each is told once, and a job has fewer sources than a short counts. */
    void stored(int chunk, PeerId giver) {
        Short number = numbers.get(giver);
        if (number == null) {
            number = (short) sources.size();
            sources.add(giver);
            numbers.put(giver, number);
        }
        givers[chunk / span] = number;
        stored[chunk / span]++;
    }

    ChunkOrigins snapshot() {
        var percents = new byte[givers.length];
        for (int cell = 0; cell < percents.length; cell++) {
            int size = Math.min(span, chunks - cell * span);
            percents[cell] = (byte) (100L * stored[cell] / size);
        }
        return ChunkOrigins.of(chunks, sources, givers, percents);
    }
}
