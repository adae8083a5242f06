package io.godwit.core.storage;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Stops a download before it fills the disk: looks at the free space at the start and every so many bytes. Thread-safe. */
final class SpaceGuard {

    private final DiskFolder folder;
    private final ContentId id;
    private final StorageSettings settings;
    private final EventSink events;
    private final AtomicLong sinceCheck = new AtomicLong();
    private final AtomicBoolean low = new AtomicBoolean();

    SpaceGuard(DiskFolder folder, ContentId id, StorageSettings settings, EventSink events) {
        this.folder = folder;
        this.id = id;
        this.settings = settings;
        this.events = events;
    }

    /** Refuses a download that does not fit: all that is missing, and the longest file. */
    void requireRoomFor(long missing, long longestFile) throws IOException {
        long most = folder.maxFileSize();
        if (longestFile > most) {
            throw new StorageException(
                    Reason.TOO_LARGE, "this disk stores files of at most " + most + " bytes");
        }
        require(missing);
    }

    /** Called before each write; refuses it while there is too little room. */
    void beforeWriting(int length, long missing) throws IOException {
        long written = sinceCheck.addAndGet(length);
        if (written >= settings.spaceCheckBytes() || low.get()) {
            sinceCheck.set(0);
            require(Math.min(missing, settings.spaceCheckBytes()));
        }
    }

    /** The file system itself refused a write for want of room: look again before each one from now on. */
    void refused(long bytes) {
        say(0, bytes);
    }

    /** A write succeeded. */
    void stored() {
        if (low.get()) {
            low.set(false);
        }
    }

    private void say(long usable, long needed) {
        if (!low.getAndSet(true)) {
            events.emit(new StorageEvent.SpaceLow(id, usable, needed));
        }
    }

    private void require(long bytes) throws IOException {
        if (bytes <= 0) {
            return;
        }
        long usable = folder.usableSpace();
        if (usable - settings.reserveBytes() < bytes) {
            say(usable, saturatedSum(bytes, settings.reserveBytes()));
            throw new StorageException(
                    Reason.FULL,
                    bytes
                            + " bytes are needed, "
                            + usable
                            + " are free, of which "
                            + settings.reserveBytes()
                            + " stay free");
        }
    }

    private static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
