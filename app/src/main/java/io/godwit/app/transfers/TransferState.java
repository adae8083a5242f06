package io.godwit.app.transfers;

import io.godwit.core.transfer.DownloadState;

/** Where a transfer is, as a person sees it. */
public enum TransferState {
    /** Waits for its turn, or for the network. */
    QUEUED,
    /** Looks for sources and learns what there is to fetch. */
    PREPARING,
    /** Fetches. */
    RUNNING,
    /** No source is left; looks for more. */
    WAITING,
    /** Paused by a person. */
    PAUSED,
    /** Paused because the disk is full. */
    NO_SPACE,
    /** All is verified and gets its final name. */
    PUBLISHING,
    /** Complete and verified. */
    DONE,
    /** Ended with an error; what is verified is kept. */
    FAILED,
    /** Cancelled by a person; nothing is kept. */
    CANCELLED;

    /** Whether connections may be busy with it. */
    public boolean isActive() {
        return this == PREPARING || this == RUNNING || this == WAITING || this == PUBLISHING;
    }

    /** Whether it can be paused. */
    public boolean canPause() {
        return this == QUEUED || this == PREPARING || this == RUNNING || this == WAITING;
    }

    /** Whether it can go on. */
    public boolean canResume() {
        return this == PAUSED || this == NO_SPACE;
    }

    /** Whether it can be begun again. */
    public boolean canRetry() {
        return this == FAILED || this == CANCELLED;
    }

    /** Whether it can begin again in another folder. */
    public boolean canMove() {
        return canRetry() || this == NO_SPACE;
    }

    /** Whether it is over. */
    public boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    /** What a running attempt's state means here. */
    static TransferState of(DownloadState state) {
        return switch (state) {
            case PREPARING -> PREPARING;
            case RUNNING -> RUNNING;
            case WAITING -> WAITING;
            case PAUSED -> PAUSED;
            case NO_SPACE -> NO_SPACE;
            // Its outcome follows within a moment.
            case PUBLISHING, DONE, FAILED, CANCELLED -> PUBLISHING;
        };
    }
}
