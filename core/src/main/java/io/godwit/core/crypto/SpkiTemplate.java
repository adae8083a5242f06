package io.godwit.core.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Canonical DER of an RSA public key with exponent 65537 (RFC 8017 A.1.1 in RFC 5280 SubjectPublicKeyInfo).
 *
 * <p>With size and exponent fixed, everything around the modulus is constant, so that comparing it replaces a parser:
 * no other encoding can pass.
 */
enum SpkiTemplate {
    RSA_3072(3072, "308201a2300d06092a864886f70d01010105000382018f003082018a0282018100"),
    RSA_4096(4096, "30820222300d06092a864886f70d01010105000382020f003082020a0282020100");

    private static final byte[] SUFFIX = HexFormat.of().parseHex("0203010001");

    private final int bits;
    private final String prefix;

    SpkiTemplate(int bits, String prefix) {
        this.bits = bits;
        this.prefix = prefix;
    }

    static SpkiTemplate ofBits(int bits) throws KeyFormatException {
        return Arrays.stream(values())
                .filter(template -> template.bits == bits)
                .findFirst()
                .orElseThrow(() -> refusedSize(bits));
    }

    static SpkiTemplate ofEncoding(byte[] spki) throws KeyFormatException {
        return Arrays.stream(values())
                .filter(template -> template.length() == spki.length)
                .findFirst()
                .orElseThrow(() ->
                        new KeyFormatException(
                                "size",
                                "only RSA of 3072 or 4096 bits in canonical DER is accepted"));
    }

    private static KeyFormatException refusedSize(int bits) {
        return new KeyFormatException(
                "size",
                "only RSA of 3072 or 4096 bits is accepted, not "
                        + bits
                        + ": 2048 bits give 112-bit strength, which is deprecated after 2030");
    }

    int bits() {
        return bits;
    }

    int length() {
        return prefix.length() / 2 + bits / 8 + SUFFIX.length;
    }

    private byte[] prefix() {
        return HexFormat.of().parseHex(prefix);
    }

    byte[] encode(BigInteger modulus) {
        byte[] before = prefix();
        byte[] spki = Arrays.copyOf(before, length());
        byte[] signed = modulus.toByteArray();
        System.arraycopy(signed, signed.length - bits / 8, spki, before.length, bits / 8);
        System.arraycopy(SUFFIX, 0, spki, spki.length - SUFFIX.length, SUFFIX.length);
        return spki;
    }

    /** The modulus, checked to be odd and of full length. */
    BigInteger decode(byte[] spki) throws KeyFormatException {
        byte[] before = prefix();
        int end = before.length + bits / 8;
        if (!Arrays.equals(spki, 0, before.length, before, 0, before.length)) {
            throw new KeyFormatException("encoding", "not the canonical DER of an RSA key");
        }
        if (!Arrays.equals(spki, end, spki.length, SUFFIX, 0, SUFFIX.length)) {
            throw new KeyFormatException("exponent", "not 65537");
        }
        if (spki[before.length] >= 0) {
            throw new KeyFormatException("modulus", "shorter than the key's size");
        }
        if ((spki[end - 1] & 1) == 0) {
            throw new KeyFormatException("modulus", "even");
        }
        return new BigInteger(1, spki, before.length, bits / 8);
    }
}
