package io.godwit.app.transfers;

import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.download.DownloadException;

/** Why a transfer did not get its content; each has words that say what to do. */
public enum TransferFailure {
    /** Sources answer and none of them has it. */
    NOT_FOUND,
    /** It changed at every source that is left. */
    CHANGED,
    /** Nobody who has it could be reached. */
    NO_SOURCES,
    /** Every source sent data that does not verify. */
    VERIFICATION,
    /** Every source refuses to talk to this peer. */
    REFUSED,
    /** More files or chunks than can be transferred, or a file longer than the disk can store. */
    TOO_LARGE,
    /** The disk is full. */
    DISK_FULL,
    /** The folder may not be written. */
    NOT_PERMITTED,
    /** Something else is where it is to be put. */
    IN_THE_WAY,
    /** Another program works on the same download. */
    IN_USE,
    /** What an earlier attempt stored is damaged. */
    DAMAGED,
    /** The file system reported an error. */
    DISK_ERROR,
    /** A fault in Godwit; the log has it. */
    INTERNAL;

    /** What a failed download means. */
    static TransferFailure of(DownloadException failure) {
        return switch (failure.reason()) {
            case NOT_FOUND -> NOT_FOUND;
            case CHANGED -> CHANGED;
            case NO_SOURCES -> NO_SOURCES;
            case VERIFICATION -> VERIFICATION;
            case REFUSED -> REFUSED;
            case TOO_LARGE -> TOO_LARGE;
            case STORAGE ->
                    failure.getCause() instanceof StorageException disk
                            ? of(disk.reason())
                            : DISK_ERROR;
            case INTERNAL -> INTERNAL;
            case CANCELLED ->
                    throw new IllegalArgumentException(FailureReason.CANCELLED + " is no failure");
        };
    }

    private static TransferFailure of(StorageException.Reason reason) {
        return switch (reason) {
            case FULL -> DISK_FULL;
            case TOO_LARGE -> TOO_LARGE;
            case NOT_PERMITTED -> NOT_PERMITTED;
            case IN_THE_WAY -> IN_THE_WAY;
            case IN_USE -> IN_USE;
            case CORRUPT -> DAMAGED;
            case IO_ERROR -> DISK_ERROR;
        };
    }
}
