package io.godwit.core.transfer.upload;

import io.godwit.core.protocol.Payload;

/**
 * Bytes to send in a META; the channel copies them, so there is nothing to give back.
 *
 * @param array holds nothing else
 */
record PageBytes(byte[] array) implements Payload {

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return array.length;
    }

    @Override
    public void release() {}
}
