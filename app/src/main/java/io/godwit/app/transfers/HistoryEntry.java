package io.godwit.app.transfers;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A finished download.
 *
 * @param target what was fetched, enough to fetch it again
 * @param path where it was put
 * @param size bytes in all
 * @param sources number of peers that gave something
 * @param finished when
 */
public record HistoryEntry(Target target, Path path, long size, int sources, Instant finished) {

    /** Root of a file, content ID of a folder. */
    public ContentId id() {
        return target.wanted().id();
    }
}
