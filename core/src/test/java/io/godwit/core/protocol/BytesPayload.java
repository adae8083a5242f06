package io.godwit.core.protocol;

/** Bytes that count how often they were released. */
final class BytesPayload implements Payload {

    private final byte[] array;
    private final int offset;
    private final int length;
    private int releases;

    BytesPayload(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** The bytes in the middle of a larger array, as a record's data is. */
    static BytesPayload inside(byte... bytes) {
        byte[] array = new byte[bytes.length + 16];
        System.arraycopy(bytes, 0, array, 8, bytes.length);
        return new BytesPayload(array, 8, bytes.length);
    }

    int releases() {
        return releases;
    }

    @Override
    public byte[] array() {
        return array;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void release() {
        releases++;
    }
}
