package io.godwit.core.handshake;

import io.godwit.core.protocol.Limits;

/** Frames that travel before keys (GW1 specification, section 3), with the most bytes a body may have. */
enum FrameType {
    HELLO(1, Limits.FRAME),
    SESSION(2, Limits.FRAME),
    AUTH(3, Limits.AUTH_FRAME),
    JOIN(4, Limits.FRAME),
    JOIN_OK(5, Limits.FRAME),
    ALERT(0x15, 1);

    private final int wire;
    private final int limit;

    FrameType(int wire, int limit) {
        this.wire = wire;
        this.limit = limit;
    }

    int wire() {
        return wire;
    }

    int limit() {
        return limit;
    }
}
