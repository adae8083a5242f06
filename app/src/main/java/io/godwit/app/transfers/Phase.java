package io.godwit.app.transfers;

/** What a person or its fate made of a transfer; while it is active, the attempt knows the details. */
enum Phase {
    QUEUED,
    ACTIVE,
    PAUSED,
    DONE,
    FAILED,
    CANCELLED
}
