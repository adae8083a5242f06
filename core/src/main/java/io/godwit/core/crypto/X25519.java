package io.godwit.core.crypto;

import java.security.SecureRandom;

/**
 * One ephemeral X25519 key pair (RFC 7748), with public keys as 32-byte u coordinates. Thread-safe until wiped.
 */
public final class X25519 implements AutoCloseable {

    /** Length of scalars, public keys and shared secrets in bytes. */
    public static final int BYTES = 32;

    private final byte[] scalar;
    private final byte[] publicKey = new byte[BYTES];

    private X25519(byte[] scalar) {
        this.scalar = scalar;
        org.bouncycastle.math.ec.rfc7748.X25519.scalarMultBase(scalar, 0, publicKey, 0);
    }

    /** Makes a key pair. */
    public static X25519 generate(SecureRandom random) {
        byte[] scalar = new byte[BYTES];
        random.nextBytes(scalar);
        return new X25519(scalar);
    }

    /** The public key, as it travels. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * The shared secret with another public key.
     *
     * @param other 32 bytes; values of p and above count as reduced modulo p, as RFC 7748 says
     * @return 32 bytes, the caller wipes them
     * @throws KeyFormatException if the length is wrong or the point has small order, so that the result would be zero
     */
    public byte[] agree(byte[] other) throws KeyFormatException {
        if (other.length != BYTES) {
            throw new KeyFormatException("x25519", "a public key has 32 bytes");
        }
        byte[] shared = new byte[BYTES];
        if (!org.bouncycastle.math.ec.rfc7748.X25519.calculateAgreement(
                scalar, 0, other, 0, shared, 0)) {
            throw new KeyFormatException("x25519", "the point has small order");
        }
        return shared;
    }

    /** Wipes the secret half. */
    @Override
    public void close() {
        Wipe.bytes(scalar);
    }
}
