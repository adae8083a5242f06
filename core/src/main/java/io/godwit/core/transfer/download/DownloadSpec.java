package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Limits;
import java.time.Duration;
import java.util.List;

/**
 * An order to download something.
 *
 * @param wanted what
 * @param name what people call it, for events only
 * @param streams connections in use at the same time over all sources, 1 to {@link Limits#STREAMS}
 * @param known sources to begin with, before anybody is looked up
 * @param patience how long to look for a source when none is left before the download fails
 */
public record DownloadSpec(
        Wanted wanted, String name, int streams, List<PeerId> known, Duration patience) {

    /** Connections in use unless asked otherwise. */
    public static final int DEFAULT_STREAMS = 4;

    /** Patience unless asked otherwise. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    /**
     * Checks the range and copies the sources.
     *
     * @throws IllegalArgumentException if streams is out of range or patience is negative
     */
    public DownloadSpec {
        if (streams < 1 || streams > Limits.STREAMS) {
            throw new IllegalArgumentException("streams out of range: " + streams);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("negative patience");
        }
        known = List.copyOf(known);
    }

    /** An order with 4 streams, no known sources and a minute of patience. */
    public static DownloadSpec of(Wanted wanted, String name) {
        return new DownloadSpec(wanted, name, DEFAULT_STREAMS, List.of(), DEFAULT_PATIENCE);
    }

    /** The same with another number of streams. */
    public DownloadSpec withStreams(int number) {
        return new DownloadSpec(wanted, name, number, known, patience);
    }

    /** The same for something else. */
    DownloadSpec withWanted(Wanted other) {
        return new DownloadSpec(other, name, streams, known, patience);
    }

    /** The same with sources to begin with. */
    public DownloadSpec withKnown(List<PeerId> peers) {
        return new DownloadSpec(wanted, name, streams, peers, patience);
    }

    /** The same with another patience. */
    public DownloadSpec withPatience(Duration time) {
        return new DownloadSpec(wanted, name, streams, known, time);
    }

    /** Root of a file, content ID of a folder. */
    public ContentId id() {
        return wanted.id();
    }
}
