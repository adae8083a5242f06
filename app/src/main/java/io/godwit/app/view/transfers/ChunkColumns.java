package io.godwit.app.view.transfers;

import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.download.ChunkOrigins;
import java.util.List;

/** What a map of chunks shows in each of its columns of pixels. Pure arithmetic. */
final class ChunkColumns {
    /** Nothing is there yet. */
    static final int MISSING = -1;

    /** It is there from an earlier attempt. */
    static final int EARLIER = -2;

    private ChunkColumns() {}

    /**
     * One column.
     *
     * @param source index into the sources of the origins, or {@link #MISSING} or {@link #EARLIER}
     * @param filled how much of it is there, 0 to 1
     */
    record Column(int source, double filled) {}

    /**
     * Spreads cells over columns; where there are more cells than columns, one shows the mean of several and the source
     * of the first that has one.
     */
    static Column at(ChunkOrigins origins, int column, int columns) {
        int from = (int) ((long) column * origins.cells() / columns);
        int to = Math.max(from + 1, (int) ((long) (column + 1) * origins.cells() / columns));
        int source = MISSING;
        long percent = 0;
        for (int cell = from; cell < to; cell++) {
            percent += origins.percent(cell);
            if (source < 0) {
                source = Math.max(source, giver(origins, cell));
            }
        }
        double filled = percent / (100.0 * (to - from));
        return new Column(source < 0 && filled > 0 ? EARLIER : source, filled);
    }

    private static int giver(ChunkOrigins origins, int cell) {
        List<PeerId> sources = origins.sources();
        return origins.source(cell).map(sources::indexOf).orElse(MISSING);
    }
}
