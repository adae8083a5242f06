package io.godwit.core.handshake;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.PeerLimits;

/** The data of READY and LIMITS records: {@code [u8 status ‖] u32 recordData ‖ u16 requests ‖ u8 streams}. */
final class LimitsCodec {

    private static final int MAX_REQUESTS = 0xffff;

    private LimitsCodec() {}

    static byte[] encode(PeerLimits limits) {
        return fields(new FieldWriter(), limits).toBytes();
    }

    static byte[] encodeReady(int status, PeerLimits limits) {
        return fields(new FieldWriter().u8(status), limits).toBytes();
    }

    private static FieldWriter fields(FieldWriter out, PeerLimits limits) {
        return out.u32(limits.recordData()).u16(limits.requests()).u8(limits.streams());
    }

    /** Reads the fields that both kinds end with. */
    static PeerLimits decode(FieldReader in) throws HandshakeException {
        long recordData = in.u32("recordData");
        int requests = in.u16("requests");
        int streams = in.u8("streams");
        in.end("limits");
        requireRange("recordData", recordData, Limits.MIN_RECORD_DATA, Limits.MAX_RECORD_DATA);
        requireRange("requests", requests, 1, MAX_REQUESTS);
        requireRange("streams", streams, 1, Limits.STREAMS);
        return new PeerLimits((int) recordData, requests, streams);
    }

    private static void requireRange(String field, long value, long least, long most)
            throws HandshakeException {
        if (value < least || value > most) {
            throw new HandshakeException(AlertCode.RECORD, field + " is " + value);
        }
    }
}
