package io.godwit.core.handshake;

/**
 * An opened record in a pooled buffer. Exactly one owner at a time, who calls {@link #release()} exactly once.
 */
public interface InboundRecord {

    /** Record kind, 0 to 255. */
    int kind();

    /** The request it belongs to. */
    int stream();

    /** The array that holds the data. */
    byte[] array();

    /** Index of the first data byte. */
    int offset();

    /** Number of data bytes. */
    int length();

    /** Gives the buffer back. */
    void release();
}
