package io.godwit.core.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** Reads the PKCS#1 form of a 3,072-bit public key, which Wycheproof uses. */
final class SpkiFromPkcs1 {

    /** SEQUENCE and INTEGER headers and the sign byte before the modulus. */
    private static final int MODULUS_AT = 9;

    private SpkiFromPkcs1() {}

    static RsaPublicKey parse(byte[] pkcs1) throws KeyFormatException {
        byte[] modulus = Arrays.copyOfRange(pkcs1, MODULUS_AT, MODULUS_AT + 384);
        return RsaPublicKey.ofModulus(new BigInteger(1, modulus));
    }
}
