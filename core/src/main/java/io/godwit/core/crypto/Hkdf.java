package io.godwit.core.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** HKDF with SHA-256 (RFC 5869) and the labelled expansion of GW1 (specification, section 1). Thread-safe. */
public final class Hkdf {

    /** Most bytes one expansion can yield. */
    public static final int MAX_OUTPUT = 255 * HmacSha256.BYTES;

    private static final byte[] NO_CONTEXT = new byte[0];

    private Hkdf() {}

    /**
     * Concentrates the entropy of some input.
     *
     * @param salt need not be secret, may be empty
     * @param inputs the input keying material, in order
     * @return a pseudo-random key of 32 bytes
     */
    public static byte[] extract(byte[] salt, byte[]... inputs) {
        return HmacSha256.of(salt, inputs);
    }

    /**
     * Derives bytes from a pseudo-random key.
     *
     * @param key from {@link #extract} or an earlier expansion
     * @param info what the bytes are for
     * @param length number of bytes, 1 to {@value #MAX_OUTPUT}
     * @throws IllegalArgumentException if the length is out of range
     */
    public static byte[] expand(byte[] key, byte[] info, int length) {
        if (length < 1 || length > MAX_OUTPUT) {
            throw new IllegalArgumentException("HKDF yields 1 to " + MAX_OUTPUT + " bytes");
        }
        byte[] result = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; counter++) {
            byte[] previous = block;
            block = HmacSha256.of(key, previous, info, new byte[] {(byte) counter});
            Wipe.bytes(previous);
            int n = Math.min(block.length, length - done);
            System.arraycopy(block, 0, result, done, n);
            done += n;
        }
        Wipe.bytes(block);
        return result;
    }

    /** {@link #expandLabel(byte[], String, byte[], int)} with an empty context and 32 bytes. */
    public static byte[] expandLabel(byte[] key, String label) {
        return expandLabel(key, label, NO_CONTEXT, HmacSha256.BYTES);
    }

    /**
     * The Expand of GW1: info is u16 length, then "GW1 " and the label, then the context, each behind a u8 length.
     *
     * @param key a pseudo-random key
     * @param label ASCII, without the "GW1 " prefix, at most 251 bytes
     * @param context at most 255 bytes
     * @param length number of bytes, 1 to {@value #MAX_OUTPUT}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static byte[] expandLabel(byte[] key, String label, byte[] context, int length) {
        byte[] name = ("GW1 " + label).getBytes(StandardCharsets.US_ASCII);
        if (name.length > 255 || context.length > 255) {
            throw new IllegalArgumentException("label or context is too long");
        }
        var info = new ByteArrayOutputStream(4 + name.length + context.length);
        info.write(length >>> 8);
        info.write(length);
        info.write(name.length);
        info.writeBytes(name);
        info.write(context.length);
        info.writeBytes(context);
        return expand(key, info.toByteArray(), length);
    }
}
