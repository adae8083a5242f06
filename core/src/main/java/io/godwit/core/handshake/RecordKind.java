package io.godwit.core.handshake;

/** The record kinds that a channel handles itself; every other kind is a message. */
final class RecordKind {

    static final int READY = 0x01;
    static final int REKEY = 0x02;
    static final int CLOSE = 0x05;
    static final int LIMITS = 0x06;

    private RecordKind() {}
}
