package io.godwit.core.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * An RSA public key of 3072 or 4096 bits with exponent 65537 (RFC 8017). Immutable and thread-safe.
 *
 * <p>Signatures are RSASSA-PSS and encryption is RSAES-OAEP, both with SHA-256 and MGF1-SHA-256, salt of 32 bytes.
 */
public final class RsaPublicKey {

    static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    private final byte[] spki;
    private final int bits;
    private final PublicKey key;

    private RsaPublicKey(byte[] spki, int bits, BigInteger modulus) {
        this.spki = spki;
        this.bits = bits;
        try {
            this.key =
                    KeyFactory.getInstance("RSA")
                            .generatePublic(
                                    new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks RSA", e);
        }
    }

    /**
     * Reads a key from canonical SubjectPublicKeyInfo DER; nothing else passes, and no arithmetic is done before.
     *
     * @throws KeyFormatException if size, exponent, modulus or encoding is not accepted
     */
    public static RsaPublicKey parseSpki(byte[] spki) throws KeyFormatException {
        SpkiTemplate template = SpkiTemplate.ofEncoding(spki);
        return new RsaPublicKey(spki.clone(), template.bits(), template.decode(spki));
    }

    static RsaPublicKey ofModulus(BigInteger modulus) throws KeyFormatException {
        return parseSpki(SpkiTemplate.ofBits(modulus.bitLength()).encode(modulus));
    }

    /** The canonical SubjectPublicKeyInfo DER, in a new array. */
    public byte[] spki() {
        return spki.clone();
    }

    /** Size of the modulus: 3072 or 4096. */
    public int bits() {
        return bits;
    }

    /**
     * Checks a PSS signature over {@code label ‖ 0x00 ‖ message}.
     *
     * @param label ASCII, says what was signed
     */
    public boolean verifyPss(String label, byte[] message, byte[] signature) {
        return verifyPss(labelled(label, message), signature);
    }

    /** Checks a PSS signature over exactly these bytes. */
    boolean verifyPss(byte[] signed, byte[] signature) {
        try {
            Signature verifier = pss();
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // Thrown for a wrong length; to the caller every bad signature is the same.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks RSASSA-PSS", e);
        }
    }

    /**
     * Encrypts a short message for the owner of the key.
     *
     * @param label bound to the ciphertext, not secret
     * @param message at most bits/8 - 66 bytes
     */
    public byte[] encryptOaep(byte[] label, byte[] message, SecureRandom random) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, oaep(label), random);
            return cipher.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks RSAES-OAEP", e);
        }
    }

    static OAEPParameterSpec oaep(byte[] label) {
        return new OAEPParameterSpec(
                "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(label));
    }

    static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
        return signature;
    }

    static byte[] labelled(String label, byte[] message) {
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        byte[] signed = Arrays.copyOf(name, name.length + 1 + message.length);
        System.arraycopy(message, 0, signed, name.length + 1, message.length);
        return signed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RsaPublicKey that && Arrays.equals(spki, that.spki);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(spki);
    }
}
