package io.godwit.core.storage;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import java.util.List;

/** What happens to downloads on disk. */
public sealed interface StorageEvent extends Event {

    /** The download it is about. */
    ContentId id();

    /**
     * A download goes on where it was.
     *
     * @param bytes bytes that need not be fetched again
     * @param rehashedBytes how many were hashed again because they came after the last checkpoint
     * @param lostBytes bytes that were claimed but not there, or not what they should be
     */
    record Resumed(ContentId id, long bytes, long rehashedBytes, long lostBytes)
            implements StorageEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /**
     * Names that had to be changed.
     *
     * @param names the first of them, at most 100
     * @param total how many there are
     */
    record Renamed(ContentId id, List<RenamedName> names, int total) implements StorageEvent {
        /** Copies the list. */
        public Renamed {
            names = List.copyOf(names);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /**
     * There is too little room to go on; all that was stored is kept.
     *
     * @param usableBytes what is left
     * @param neededBytes what is needed, with the reserve
     */
    record SpaceLow(ContentId id, long usableBytes, long neededBytes) implements StorageEvent {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }

    /**
     * The disk did not keep what was written since the last checkpoint, and those chunks are fetched again; or it had no
     * room for the note that it does, which the next checkpoint makes good.
     *
     * @param reason what the file system said
     */
    record CheckpointFailed(ContentId id, StorageException.Reason reason) implements StorageEvent {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }
}
