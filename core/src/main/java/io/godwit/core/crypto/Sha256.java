package io.godwit.core.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4) of bytes that are all at hand. Thread-safe. */
public final class Sha256 {

    /** Length of a digest in bytes. */
    public static final int BYTES = 32;

    private Sha256() {}

    /**
     * The digest of the parts joined.
     *
     * @param parts in order
     * @return a new array of {@value #BYTES} bytes
     */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** A fresh digest for streaming; every Java platform has SHA-256. */
    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
