package io.godwit.core.peer;

import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.crypto.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Names a peer: SHA-256 of its RSA public key (SPKI, DER).
 *
 * <p>Equality is over all 32 bytes; prefixes are never compared. Ordered as the bytes are, unsigned, which also keeps
 * hash tables quick when somebody makes keys whose hash codes collide. Immutable and thread-safe.
 *
 * @param w0 bytes 0 to 7, big-endian
 * @param w1 bytes 8 to 15
 * @param w2 bytes 16 to 23
 * @param w3 bytes 24 to 31
 */
public record PeerId(long w0, long w1, long w2, long w3) implements Comparable<PeerId> {

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
        var words = ByteBuffer.wrap(bytes);
        return new PeerId(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** The ID that a public key makes: SHA-256 of its SPKI. */
    public static PeerId ofKey(RsaPublicKey key) {
        return of(Sha256.of(key.spki()));
    }

    /** The binary form in a new array of {@value #BYTES} bytes. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(w0).putLong(w1).putLong(w2).putLong(w3).array();
    }

    /** 64 lower-case hexadecimal digits, for machines; people get {@link PeerIdText}. */
    public String toHex() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public int compareTo(PeerId other) {
        int order = Long.compareUnsigned(w0, other.w0);
        order = order != 0 ? order : Long.compareUnsigned(w1, other.w1);
        order = order != 0 ? order : Long.compareUnsigned(w2, other.w2);
        return order != 0 ? order : Long.compareUnsigned(w3, other.w3);
    }

    /** The compact text form, as {@link PeerIdText#format}. */
    @Override
    public String toString() {
        return PeerIdText.format(this);
    }
}
