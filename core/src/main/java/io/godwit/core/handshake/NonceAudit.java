package io.godwit.core.handshake;

/** Sees which nonce each key seals with, so that a test can show that none repeats; the platform would not notice. */
@FunctionalInterface
public interface NonceAudit {

    /** Looks at nothing. */
    NonceAudit NONE = nonce -> {};

    /**
     * A record is about to be sealed.
     *
     * <p>A key and its initial value come from one secret, so that two keys share no nonces unless they are the same.
     *
     * @param nonce 12 bytes, to be copied if kept
     */
    void sealing(byte[] nonce);
}
