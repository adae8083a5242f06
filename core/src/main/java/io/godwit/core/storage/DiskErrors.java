package io.godwit.core.storage;

import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;

/** Finds the reason in what the file system said. */
final class DiskErrors {

    /** With less room than this, whatever failed most likely failed for want of room, in any language. */
    private static final long NO_ROOM = 1 << 20;

    private static final List<String> FULL =
            List.of("no space left", "quota", "not enough space", "disk full");

    /** Besides what the platform knows: a disk or folder that cannot be changed, not even by root. */
    private static final List<String> FIXED =
            List.of("read-only file system", "operation not permitted");

    private DiskErrors() {}

    static StorageException of(String tried, IOException failure, DiskFolder folder) {
        if (failure instanceof StorageException known) {
            return known;
        }
        Reason reason = reason(failure);
        if (reason == Reason.IO_ERROR && hasNoRoom(folder)) {
            reason = Reason.FULL;
        }
        return new StorageException(reason, tried, failure);
    }

    /** Without a folder at hand: by the words alone. */
    static StorageException of(String tried, IOException failure) {
        return failure instanceof StorageException known
                ? known
                : new StorageException(reason(failure), tried, failure);
    }

    private static Reason reason(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return switch (failure) {
            case AccessDeniedException denied -> Reason.NOT_PERMITTED;
            case ForeignEntryException foreign -> Reason.IN_THE_WAY;
            case FileAlreadyExistsException taken -> Reason.IN_THE_WAY;
            case NotDirectoryException file -> Reason.IN_THE_WAY;
            case IOException full when FULL.stream().anyMatch(message::contains) -> Reason.FULL;
            case IOException large when message.contains("file too large") -> Reason.TOO_LARGE;
            case IOException fixed when FIXED.stream().anyMatch(message::contains) ->
                    Reason.NOT_PERMITTED;
            default -> Reason.IO_ERROR;
        };
    }

    private static boolean hasNoRoom(DiskFolder folder) {
        try {
            return folder.usableSpace() < NO_ROOM;
        } catch (IOException e) {
            return false;
        }
    }
}
