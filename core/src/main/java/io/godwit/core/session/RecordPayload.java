package io.godwit.core.session;

import io.godwit.core.handshake.InboundRecord;
import io.godwit.core.protocol.Payload;

/** The data of a record, as messages carry it. */
record RecordPayload(InboundRecord inbound) implements Payload {

    @Override
    public byte[] array() {
        return inbound.array();
    }

    @Override
    public int offset() {
        return inbound.offset();
    }

    @Override
    public int length() {
        return inbound.length();
    }

    @Override
    public void release() {
        inbound.release();
    }
}
