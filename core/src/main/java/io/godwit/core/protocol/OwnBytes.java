package io.godwit.core.protocol;

/** Bytes that belong to nobody's pool, so that there is nothing to give back. */
final class OwnBytes implements Payload {

    private final byte[] bytes;

    OwnBytes(byte[] bytes) {
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
