package io.godwit.core.protocol;

/**
 * Bytes in a pooled buffer, handed from the connection's reader to whoever consumes them.
 *
 * <p>Exactly one owner at a time; the last owner calls {@link #release()} exactly once, after which the array may be
 * overwritten at any time.
 */
public interface Payload {

    /**
     * Bytes that come from no pool.
     *
     * @param bytes all of them; not changed any more
     */
    static Payload of(byte[] bytes) {
        return new OwnBytes(bytes);
    }

    /** The array that holds the bytes. */
    byte[] array();

    /** Index of the first byte. */
    int offset();

    /** Number of bytes. */
    int length();

    /** Gives the buffer back. */
    void release();
}
