package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.peer.PeerId;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginLogTest {

    private static final PeerId ANN = new PeerId(1, 0, 0, 0);
    private static final PeerId BOB = new PeerId(2, 0, 0, 0);

    @Test
    void smallDownloadHasACellForEachChunk() {
        var log = new OriginLog(3, new BitSet());
        log.stored(1, BOB);
        log.stored(2, ANN);
        ChunkOrigins origins = log.snapshot();
        assertEquals(3, origins.cells());
        assertEquals(List.of(BOB, ANN), origins.sources());
        assertEquals(Optional.empty(), origins.source(0));
        assertEquals(Optional.of(BOB), origins.source(1));
        assertEquals(Optional.of(ANN), origins.source(2));
        assertEquals(0, origins.percent(0));
        assertEquals(100, origins.percent(1));
    }

    @Test
    void chunkOfAnEarlierAttemptIsThereWithoutASource() {
        var done = new BitSet();
        done.set(0);
        ChunkOrigins origins = new OriginLog(2, done).snapshot();
        assertEquals(100, origins.percent(0));
        assertEquals(Optional.empty(), origins.source(0));
        assertEquals(0, origins.percent(1));
    }

    @Test
    void largeDownloadIsAggregatedAndItsLastCellIsFullWhenAllIsThere() {
        int chunks = 10 * ChunkOrigins.MAX_CELLS + 7;
        var log = new OriginLog(chunks, new BitSet());
        for (int chunk = 0; chunk < chunks; chunk++) {
            log.stored(chunk, chunk % 2 == 0 ? ANN : BOB);
        }
        ChunkOrigins origins = log.snapshot();
        assertEquals(Math.ceilDiv(chunks, 11), origins.cells());
        for (int cell = 0; cell < origins.cells(); cell++) {
            assertEquals(100, origins.percent(cell), "cell " + cell);
        }
    }

    @Test
    void nearlyFullCellIsNotFull() {
        int span = 200;
        var log = new OriginLog(span * ChunkOrigins.MAX_CELLS, new BitSet());
        for (int chunk = 0; chunk < span - 1; chunk++) {
            log.stored(chunk, ANN);
        }
        assertEquals(99, log.snapshot().percent(0));
    }

    @Test
    void snapshotDoesNotChangeLater() {
        var log = new OriginLog(2, new BitSet());
        ChunkOrigins before = log.snapshot();
        log.stored(0, ANN);
        assertEquals(0, before.percent(0));
        assertEquals(List.of(), before.sources());
    }

    @Test
    void nothingToFetchHasNoCells() {
        assertEquals(0, new OriginLog(0, new BitSet()).snapshot().cells());
    }
}
