package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import java.nio.file.Path;

/** What happens in the library. Paths are local ones, for the person at this machine. */
public sealed interface ShareEvent extends Event {

    /** Why a file of a shared folder is not offered. */
    enum SkipReason {
        /** The system does not let us read it, or its medium fails; what is known of it stays unless it has changed. */
        UNREADABLE,
        /** A symbolic link; never followed. */
        LINK,
        /** A pipe, socket or device. */
        SPECIAL,
        /** Its name is no Unicode text, or means something else on another system. */
        NAME,
        /** Written to while it was hashed; tried again when it rests. */
        CHANGING,
        /** Larger than the 16 TiB that can be transferred. */
        TOO_LARGE
    }

    /** A share was added; indexing starts. */
    record ShareAdded(Path path, Visibility visibility) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /** Who may have a share was changed. */
    record VisibilityChanged(Path path, Visibility visibility) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /**
     * Indexing goes on; at most twice a second for each share.
     *
     * @param files files looked at in this pass
     * @param hashedBytes bytes hashed in this pass
     */
    record IndexingProgress(Path path, long files, long hashedBytes) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.DEBUG;
        }
    }

    /**
     * A share is indexed, for the first time or after a change.
     *
     * @param id root or content ID
     * @param files number of files
     * @param bytes their size
     */
    record ShareIndexed(Path path, ContentId id, long files, long bytes) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.SUCCESS;
        }
    }

    /** A share has more files than a manifest can name; they are offered one by one. */
    record ShareTooLarge(Path path, long files) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** A share is gone, perhaps with its medium; its entry is kept and comes back with it. */
    record ShareMissing(Path path) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** A share is no longer offered. */
    record ShareRemoved(Path path) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /** A file changed or vanished while it was served; it is withheld until indexed anew. */
    record FileChanged(Path path) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** A file of a share is not offered. */
    record FileSkipped(Path path, SkipReason reason) implements ShareEvent {
        @Override
        public Severity severity() {
            return reason == SkipReason.LINK ? Severity.DEBUG : Severity.WARNING;
        }
    }

    /**
     * More files of a share are not offered than were named one by one.
     *
     * @param files how many more
     */
    record MoreFilesSkipped(Path path, long files) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** The system watches no more folders; changes below this one are found by the regular rescan only. */
    record WatchUnavailable(Path path) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** Indexing a share failed as a whole; it is tried again with the next change or rescan. */
    record IndexingFailed(Path path, String detail) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }

    /**
     * Damage was found in the library's database. What is in the damaged part is neither found nor served until the
     * library is opened the next time, which makes a new one of the shares; told once.
     */
    record LibraryDamaged() implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /**
     * The library's database was damaged, is kept beside the new one, and everything is indexed again.
     *
     * @param kept where the damaged file is
     * @param shares shares that could be read out of it
     */
    record LibraryRebuilt(Path kept, int shares) implements ShareEvent {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }
}
