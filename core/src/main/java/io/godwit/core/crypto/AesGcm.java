package io.godwit.core.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois/counter mode with 128-bit tags, and no others (SP 800-38D), on heap arrays.
 *
 * <p>The Java platform does not notice a nonce that repeats across cipher objects: every caller owns a {@link
 * NonceSequence} or uses a key once. Not thread-safe; one direction of one connection owns an instance.
 */
public final class AesGcm {

    /** Length of a key in bytes. */
    public static final int KEY_BYTES = 32;

    /** Length of a nonce in bytes. */
    public static final int NONCE_BYTES = 12;

    /** Length of a tag in bytes. */
    public static final int TAG_BYTES = 16;

    private static final int TAG_BITS = 8 * TAG_BYTES;
    private static final int BLOCK_BYTES = 16;
    private static final byte[] ZERO_NONCE = new byte[NONCE_BYTES];

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] tail = new byte[BLOCK_BYTES + TAG_BYTES];

    /**
     * A cipher under one key.
     *
     * @param key 32 bytes, copied
     * @throws IllegalArgumentException if the length is another
     */
    public AesGcm(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("an AES-256 key has 32 bytes");
        }
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks AES-GCM", e);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Encrypts bytes where they lie.
     *
     * @param nonce 12 bytes never used before with this key
     * @param aad authenticated with the data but not encrypted
     * @param data holds the plaintext, then the ciphertext of the same length
     * @param offset index of the first byte
     * @param length number of bytes
     * @param tag receives the tag
     * @param tagOffset index of the tag's first byte
     */
    public void seal(
            byte[] nonce,
            byte[] aad,
            byte[] data,
            int offset,
            int length,
            byte[] tag,
            int tagOffset) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad);
            int whole = cipher.update(data, offset, length, data, offset);
            int rest = length - whole;
            cipher.doFinal(tail, 0);
            System.arraycopy(tail, 0, data, offset + whole, rest);
            System.arraycopy(tail, rest, tag, tagOffset, TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot seal", e);
        }
    }

    /**
     * Checks and decrypts bytes into another array. Never in place: the platform skips its combined instructions for
     * that and is some twenty times slower.
     *
     * @param nonce the 12 bytes used for sealing
     * @param aad the authenticated bytes
     * @param sealed holds the ciphertext and its tag
     * @param offset index of the first byte
     * @param length number of bytes with the tag
     * @param target takes the plaintext; another array than {@code sealed}
     * @param targetOffset index of the first byte written
     * @return whether the tag was right; if not, the contents of the target are undefined
     * @throws IllegalArgumentException if both arrays are the same
     */
    @SuppressWarnings("ReferenceEquality") // the arrays, not their contents, must differ
    public boolean open(
            byte[] nonce,
            byte[] aad,
            byte[] sealed,
            int offset,
            int length,
            byte[] target,
            int targetOffset) {
        if (sealed == target) {
            throw new IllegalArgumentException("AES-GCM opens into another array");
        }
        if (length < TAG_BYTES) {
            return false;
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad);
            cipher.doFinal(sealed, offset, length, target, targetOffset);
            return true;
        } catch (AEADBadTagException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot open", e);
        }
    }

    /**
     * Seals one message under a key that seals nothing else; the nonce is zero.
     *
     * @return ciphertext and tag
     */
    public static byte[] sealOnce(byte[] key, byte[] aad, byte[] plaintext) {
        byte[] sealed = Arrays.copyOf(plaintext, plaintext.length + TAG_BYTES);
        new AesGcm(key)
                .seal(ZERO_NONCE, aad, sealed, 0, plaintext.length, sealed, plaintext.length);
        return sealed;
    }

    /**
     * Opens what {@link #sealOnce} sealed.
     *
     * @return the plaintext, or empty when key, associated data or message do not fit together
     */
    public static Optional<byte[]> openOnce(byte[] key, byte[] aad, byte[] sealed) {
        byte[] plain = new byte[Math.max(0, sealed.length - TAG_BYTES)];
        if (!new AesGcm(key).open(ZERO_NONCE, aad, sealed, 0, sealed.length, plain, 0)) {
            Wipe.bytes(plain);
            return Optional.empty();
        }
        return Optional.of(plain);
    }
}
