package io.godwit.core.transfer;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.RejectCode;
import java.nio.file.Path;

/** What happens in transfers, as values; see {@link Event}. */
public sealed interface TransferEvent extends Event {

    /** Why a source is no longer used, for now. */
    enum Loss {
        /** Its connection ended. */
        CLOSED,
        /** No connection could be made. */
        UNREACHABLE,
        /** It sent nothing for too long; its chunks were handed to others. */
        STALLED
    }

    /** Why a source is never used again by a download. */
    enum Fault {
        /** It sent a chunk, chunk layer or manifest that does not verify. */
        BAD_DATA,
        /** It broke the protocol. */
        PROTOCOL,
        /** It refuses to talk to this peer, or proved to be somebody else. */
        REFUSED,
        /** It does not have the content. */
        NOT_FOUND,
        /** Its copy changed. */
        CHANGED,
        /** Its copy cannot be read. */
        UNREADABLE
    }

    /**
     * The content is known and its store is open.
     *
     * @param id root of a file, content ID of a folder
     * @param name what the person asked for; shown only after escaping
     * @param bytes size in all
     * @param files number of files
     * @param resumedBytes bytes that were already there
     */
    record DownloadStarted(ContentId id, String name, long bytes, int files, long resumedBytes)
            implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /** A download moved to another state that is not its end. */
    record DownloadStateChanged(ContentId id, DownloadState state) implements TransferEvent {
        @Override
        public Severity severity() {
            return switch (state) {
                case NO_SPACE -> Severity.ERROR;
                case WAITING -> Severity.WARNING;
                default -> Severity.INFO;
            };
        }
    }

    /** A download is complete under its final name. */
    record DownloadCompleted(ContentId id, Path path, long bytes) implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.SUCCESS;
        }
    }

    /** A download ended without its content. */
    record DownloadFailed(ContentId id, FailureReason reason) implements TransferEvent {
        @Override
        public Severity severity() {
            return reason == FailureReason.CANCELLED ? Severity.INFO : Severity.ERROR;
        }
    }

    /** A connection to a source is up. */
    record SourceConnected(ContentId id, PeerId peer, int connections) implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /** A source is not used for now; it is tried again. */
    record SourceLost(ContentId id, PeerId peer, Loss loss) implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** A source is never used again by this download. */
    record SourceDropped(ContentId id, PeerId peer, Fault fault) implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /**
     * A chunk did not verify and is fetched again elsewhere.
     *
     * @param id the download
     * @param peer who sent it
     * @param file file number in the manifest
     * @param chunk chunk index in that file
     */
    record ChunkRejected(ContentId id, PeerId peer, int file, int chunk) implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** A peer began to fetch from this one. */
    record ServingStarted(PeerId peer) implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /** A connection over which a peer fetched from this one has ended. */
    record ServingEnded(PeerId peer, long bytes) implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /** A request for chunk data was refused because of this side: the file changed or cannot be read. */
    record ServingFailed(PeerId peer, ContentId root, RejectCode code) implements TransferEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }
}
