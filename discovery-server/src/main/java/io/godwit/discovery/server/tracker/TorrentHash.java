package io.godwit.discovery.server.tracker;

import java.nio.ByteBuffer;

/**
 * Names a torrent, or a client in a swarm: 20 bytes that mean nothing here. Of BitTorrent v2 it is the truncated info
 * hash (BEP 52). Ordered as the bytes are, unsigned.
 *
 * @param w0 bytes 0 to 7, big-endian
 * @param w1 bytes 8 to 15
 * @param w2 bytes 16 to 19
 */
public record TorrentHash(long w0, long w1, int w2) implements Comparable<TorrentHash> {

    /** Length of the binary form in bytes. */
    public static final int BYTES = 20;

    /**
     * Reads the binary form.
     *
     * @param bytes exactly {@value #BYTES} bytes
     * @throws IllegalArgumentException if the array has another length
     */
    public static TorrentHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("20 bytes are needed, not " + bytes.length);
        }
        var words = ByteBuffer.wrap(bytes);
        return new TorrentHash(words.getLong(), words.getLong(), words.getInt());
    }

    /** The binary form in a new array. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(w0).putLong(w1).putInt(w2).array();
    }

    @Override
    public int compareTo(TorrentHash other) {
        int order = Long.compareUnsigned(w0, other.w0);
        order = order != 0 ? order : Long.compareUnsigned(w1, other.w1);
        return order != 0 ? order : Integer.compareUnsigned(w2, other.w2);
    }
}
