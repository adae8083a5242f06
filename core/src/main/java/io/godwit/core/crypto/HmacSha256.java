package io.godwit.core.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 (RFC 2104, FIPS 198-1). Thread-safe. */
public final class HmacSha256 {

    /** Length of a MAC in bytes. */
    public static final int BYTES = 32;

    private static final byte[] EMPTY_KEY = new byte[BYTES];

    private HmacSha256() {}

    /**
     * The MAC of the parts joined.
     *
     * @param key any length; an empty key equals one of zero bytes
     * @param parts in order
     * @return a new array of {@value #BYTES} bytes
     */
    public static byte[] of(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.length == 0 ? EMPTY_KEY : key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks HMAC-SHA-256", e);
        }
    }
}
