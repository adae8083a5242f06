package io.godwit.core.protocol;

/** Why a peer does not answer a request; the wire value is the number (PROTOCOL.md, "REJECT"). */
public enum RejectCode {
    /** The peer does not have that content, or not for this requester; the two are not told apart. */
    NOT_FOUND(1),
    /** The chunk is not there yet; the peer is still fetching it, or moving it at this instant. */
    NOT_YET(2),
    /** Chunk index, offset, length, page or layout outside what the content has. */
    OUT_OF_RANGE(3),
    /** More requests outstanding than the READY limits allow. */
    TOO_MANY(4),
    /** The file changed on the source since it was indexed. */
    CHANGED(5),
    /** The source could not read its file. */
    IO_ERROR(6),
    /** The source is shutting down or overloaded; ask elsewhere, come back later. */
    BUSY(7);

    private final int wire;

    RejectCode(int wire) {
        this.wire = wire;
    }

    /** The byte on the wire. */
    public int wire() {
        return wire;
    }
}
