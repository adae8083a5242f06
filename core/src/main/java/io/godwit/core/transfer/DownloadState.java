package io.godwit.core.transfer;

/** Where a download is. */
public enum DownloadState {
    /** Looking for sources, fetching the manifest, opening the store. */
    PREPARING,
    /** Fetching chunks. */
    RUNNING,
    /** No source is left; looking for more until the patience of the download ends. */
    WAITING,
    /** Paused by a person. */
    PAUSED,
    /** Paused because the disk is full; everything is kept, resume when there is room. */
    NO_SPACE,
    /** All chunks are verified; being made durable and given the final name. */
    PUBLISHING,
    /** Complete under its final name. */
    DONE,
    /** Ended with an error; what is verified is kept for a later attempt. */
    FAILED,
    /** Cancelled by a person. */
    CANCELLED;

    /** Whether the download has ended, in whatever way. */
    public boolean isFinal() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
