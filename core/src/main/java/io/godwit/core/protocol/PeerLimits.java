package io.godwit.core.protocol;

/**
 * What a peer accepts on one session, told in READY.
 *
 * @param recordData most data bytes in a record, 16 KiB to 1 MiB
 * @param requests most requests outstanding on one connection, 1 to 65,535
 * @param streams most connections of one session, 1 to 16
 */
public record PeerLimits(int recordData, int requests, int streams) {

    /** What this version of Godwit offers. */
    public static final PeerLimits DEFAULT =
            new PeerLimits(Limits.RECORD_DATA, Limits.REQUESTS, Limits.STREAMS);
}
