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
 * @param streams connections in use at the same time over all sources, 1 to {@link Limits#STREAMS}; to sources that have
 *     only a part, as they are still fetching it themselves, up to as many again
 * @param known sources to begin with, before anybody is looked up
 * @param patience how long to look for a source when none is left before the download fails
 * @param limit most bytes per second at the beginning, 0 for no limit of its own; {@link Download#limit} changes it
 */
public record DownloadSpec(
        Wanted wanted,
        String name,
        int streams,
        List<PeerId> known,
        Duration patience,
        long limit) {

    /** Connections in use unless asked otherwise. */
    public static final int DEFAULT_STREAMS = 4;

    /** Patience unless asked otherwise. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    /**
     * Checks the range and copies the sources.
     *
     * @throws IllegalArgumentException if streams is out of range, or patience or limit is negative
     */
    public DownloadSpec {
        if (streams < 1 || streams > Limits.STREAMS) {
            throw new IllegalArgumentException("streams out of range: " + streams);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("negative patience");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("negative limit: " + limit);
        }
        known = List.copyOf(known);
    }

    /** An order with 4 streams, no known sources, a minute of patience and no limit. */
    public static DownloadSpec of(Wanted wanted, String name) {
        return new DownloadSpec(wanted, name, DEFAULT_STREAMS, List.of(), DEFAULT_PATIENCE, 0);
    }

    /** The same with another number of streams. */
    public DownloadSpec withStreams(int number) {
        return new DownloadSpec(wanted, name, number, known, patience, limit);
    }

    /** The same for something else. */
    DownloadSpec withWanted(Wanted other) {
        return new DownloadSpec(other, name, streams, known, patience, limit);
    }

    /** The same with another patience. */
    public DownloadSpec withPatience(Duration time) {
        return new DownloadSpec(wanted, name, streams, known, time, limit);
    }

    /** The same with a limit of its own in bytes per second, 0 for none. */
    public DownloadSpec withLimit(long bytesPerSecond) {
        return new DownloadSpec(wanted, name, streams, known, patience, bytesPerSecond);
    }

    /** Root of a file, content ID of a folder. */
    public ContentId id() {
        return wanted.id();
    }
}
