package io.godwit.core.transfer.download;

import io.godwit.core.peer.PeerId;
import java.util.List;
import java.util.Optional;

/**
 * Which parts of a download are there and who gave them, as a row of cells small enough to draw. A cell is one chunk, or
 * several that follow each other where a download has more than {@value #MAX_CELLS}; it is named after the source that
 * gave the latest of them. Immutable.
 */
public final class ChunkOrigins {

    /** Most cells, so that the largest download costs no more than a small one. */
    public static final int MAX_CELLS = 4_096;

    static final short NOBODY = -1;

    private final int chunks;
    private final List<PeerId> sources;
    private final short[] givers;
    private final byte[] percents;

    private ChunkOrigins(int chunks, List<PeerId> sources, short[] givers, byte[] percents) {
        this.chunks = chunks;
        this.sources = List.copyOf(sources);
        this.givers = givers;
        this.percents = percents;
    }

    /**
     * A row of cells.
     *
     * @param chunks number of chunks that the cells stand for
     * @param sources who gave something
     * @param givers index of each cell's source, -1 for nobody
     * @param percents how much of each cell is there, 0 to 100
     * @throws IllegalArgumentException if there are not as many givers as percents
     */
    public static ChunkOrigins of(
            int chunks, List<PeerId> sources, short[] givers, byte[] percents) {
        if (givers.length != percents.length) {
            throw new IllegalArgumentException(
                    givers.length + " givers, " + percents.length + " percents");
        }
        return new ChunkOrigins(chunks, sources, givers.clone(), percents.clone());
    }

    /** Number of chunks that the cells stand for. */
    public int chunks() {
        return chunks;
    }

    /** Number of cells, 0 for a download without chunks. */
    public int cells() {
        return givers.length;
    }

    /** Everybody who gave something in this attempt, in the order in which they first did. */
    public List<PeerId> sources() {
        return sources;
    }

    /**
     * How much of a cell is verified and stored, in percent of its chunks; 100 only when all are.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public int percent(int cell) {
        return percents[cell];
    }

    /**
     * Who gave a cell; empty while nobody did in this attempt, also when it was stored by an earlier one.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Optional<PeerId> source(int cell) {
        short giver = givers[cell];
        return giver == NOBODY ? Optional.empty() : Optional.of(sources.get(giver));
    }
}
