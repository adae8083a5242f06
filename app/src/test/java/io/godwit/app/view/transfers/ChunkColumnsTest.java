package io.godwit.app.view.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.download.ChunkOrigins;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkColumnsTest {

    private static final List<PeerId> PEERS =
            List.of(new PeerId(1, 0, 0, 0), new PeerId(2, 0, 0, 0));

    private static ChunkOrigins origins(int... givers) {
        short[] cells = new short[givers.length];
        byte[] percents = new byte[givers.length];
        for (int i = 0; i < givers.length; i++) {
            cells[i] = (short) Math.max(-1, givers[i]);
            percents[i] = (byte) (givers[i] == ChunkColumns.MISSING ? 0 : 100);
        }
        return ChunkOrigins.of(givers.length, PEERS, cells, percents);
    }

    @Test
    void fewChunksAreSpreadOverManyColumns() {
        ChunkOrigins two = origins(0, 1);
        for (int column = 0; column < 10; column++) {
            assertEquals(column < 5 ? 0 : 1, ChunkColumns.at(two, column, 10).source());
            assertEquals(1, ChunkColumns.at(two, column, 10).filled());
        }
    }

    @Test
    void manyChunksShareAColumn() {
        ChunkOrigins four = origins(ChunkColumns.MISSING, 1, 0, 0);
        assertEquals(new ChunkColumns.Column(1, 0.5), ChunkColumns.at(four, 0, 2));
        assertEquals(new ChunkColumns.Column(0, 1), ChunkColumns.at(four, 1, 2));
    }

    @Test
    void chunksOfAnEarlierAttemptHaveNoSource() {
        ChunkOrigins one = origins(ChunkColumns.EARLIER, ChunkColumns.MISSING);
        assertEquals(new ChunkColumns.Column(ChunkColumns.EARLIER, 1), ChunkColumns.at(one, 0, 2));
        assertEquals(new ChunkColumns.Column(ChunkColumns.MISSING, 0), ChunkColumns.at(one, 1, 2));
    }

    @Test
    void everyCellIsSeenInSomeColumn() {
        for (int columns : new int[] {1, 3, 7, 100}) {
            ChunkOrigins last = origins(-1, -1, -1, -1, -1, -1, 1);
            boolean seen = false;
            for (int column = 0; column < columns; column++) {
                seen |= ChunkColumns.at(last, column, columns).filled() > 0;
            }
            assertTrue(seen, columns + " columns");
        }
    }
}
