package io.godwit.core.transfer.upload;

import io.godwit.core.protocol.Payload;

/** Bytes to send in a META; the channel copies them, so there is nothing to give back. */
final class PageBytes implements Payload {

    private final byte[] bytes;

    /**
     * A page.
     *
     * @param bytes holds nothing else; not changed any more
     */
    PageBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public void release() {}
}
