package io.godwit.core.crypto;

/**
 * The nonces of one AES-GCM key: its initial value XOR a counter from 0 (SP 800-38D, section 8.2.1).
 *
 * <p>Not thread-safe: one sender or one receiver owns it.
 */
public final class NonceSequence {

    private final byte[] iv;
    private final byte[] nonce;
    private long next;

    /**
     * Starts at counter 0.
     *
     * @param iv 12 bytes, copied
     * @throws IllegalArgumentException if the length is another
     */
    public NonceSequence(byte[] iv) {
        if (iv.length != AesGcm.NONCE_BYTES) {
            throw new IllegalArgumentException("an AES-GCM nonce has 12 bytes");
        }
        this.iv = iv.clone();
        this.nonce = iv.clone();
    }

    /**
     * The next nonce, in an array that the following call overwrites.
     *
     * @throws IllegalStateException after 2^63 nonces, which no caller reaches: rekeying comes long before
     */
    public byte[] next() {
        if (next < 0) {
            throw new IllegalStateException("nonces are used up");
        }
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[11 - i] = (byte) (iv[11 - i] ^ (next >>> (8 * i)));
        }
        next++;
        return nonce;
    }

    /** How many nonces were handed out. */
    public long used() {
        return next;
    }
}
