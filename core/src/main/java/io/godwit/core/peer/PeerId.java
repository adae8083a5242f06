package io.godwit.core.peer;

import java.util.HexFormat;

/**
 * Names a peer: SHA-256 of its RSA public key (SPKI, DER).
 *
 * <p>Equality is over all 32 bytes; prefixes are never compared. Immutable and thread-safe.
 *
 * @param w0 bytes 0 to 7, big-endian
 * @param w1 bytes 8 to 15
 * @param w2 bytes 16 to 23
 * @param w3 bytes 24 to 31
 */
public record PeerId(long w0, long w1, long w2, long w3) {

    /** Length of the binary form in bytes. */
    public static final int BYTES = 32;

    /**
     * Reads the binary form.
     *
     * @param bytes exactly {@value #BYTES} bytes
     * @throws IllegalArgumentException if the array has another length
     */
    public static PeerId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a peer ID has 32 bytes, not " + bytes.length);
        }
        var words = java.nio.ByteBuffer.wrap(bytes);
        return new PeerId(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** The binary form in a new array of {@value #BYTES} bytes. */
    public byte[] toBytes() {
        return java.nio.ByteBuffer.allocate(BYTES)
                .putLong(w0)
                .putLong(w1)
                .putLong(w2)
                .putLong(w3)
                .array();
    }

    /** 64 lower-case hexadecimal digits, for machines; people get the bech32m form. */
    public String toHex() {
        return HexFormat.of().formatHex(toBytes());
    }
}
