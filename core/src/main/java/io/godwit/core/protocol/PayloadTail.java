package io.godwit.core.protocol;

/** The part of a payload behind a message's own header; releasing it releases the whole. */
record PayloadTail(Payload whole, int skipped) implements Payload {

    @Override
    public byte[] array() {
        return whole.array();
    }

    @Override
    public int offset() {
        return whole.offset() + skipped;
    }

    @Override
    public int length() {
        return whole.length() - skipped;
    }

    @Override
    public void release() {
        whole.release();
    }
}
