package io.godwit.core.discovery.api;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * What a peer signs when it registers: {@code u16 length ‖ record ‖ X25519 key}. DISCOVERY.md section 4.
 *
 * <p>The record alone is public and could be registered elsewhere by anybody; with the key signed too, only the owner
 * of the identity gets the token.
 */
public final class RegistrationText {

    /** Label of the RSASSA-PSS signature. */
    public static final String LABEL = "GW1 discovery registration";

    private RegistrationText() {}

    /**
     * The signed bytes.
     *
     * @param record the encoded signed peer record, at most 65,535 bytes
     * @param key the peer's X25519 public key
     */
    public static byte[] of(byte[] record, byte[] key) {
        return ByteBuffer.allocate(2 + record.length + key.length)
                .putShort((short) record.length)
                .put(record)
                .put(key)
                .array();
    }

    /**
     * Reads a base64 field.
     *
     * @param field its name, for the refusal
     * @param text standard alphabet with padding
     * @param maximum most bytes
     * @throws ApiFormatException if it is not base64 or decodes to more
     */
    public static byte[] decode(String field, String text, int maximum) throws ApiFormatException {
        if (text.length() > (maximum + 2) / 3 * 4) {
            throw new ApiFormatException(field, "longer than " + maximum + " bytes");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length <= maximum) {
                return bytes;
            }
            throw new ApiFormatException(field, "longer than " + maximum + " bytes");
        } catch (IllegalArgumentException e) {
            throw new ApiFormatException(field, "not base64");
        }
    }

    /** Writes a base64 field. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
