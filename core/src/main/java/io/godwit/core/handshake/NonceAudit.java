package io.godwit.core.handshake;

/** Sees which nonce each key seals with, so that a test can show that none repeats; the platform would not notice. */
@FunctionalInterface
public interface NonceAudit {

    /** Looks at nothing. */
    NonceAudit NONE = (keys, nonce) -> {};

    /**
     * A record is about to be sealed.
     *
     * @param keys stands for one key; equal for no two keys that are both in use
     * @param nonce 12 bytes, to be copied if kept
     */
    void sealing(Object keys, byte[] nonce);
}
