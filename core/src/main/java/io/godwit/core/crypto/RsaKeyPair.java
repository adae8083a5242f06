package io.godwit.core.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;

/**
 * An RSA key pair of 3072 or 4096 bits with exponent 65537. Immutable and thread-safe.
 *
 * <p>One key serves one scheme: an identity key signs, a wrap key decrypts (RFC 8017, section 6).
 */
public final class RsaKeyPair {

    /** Most bytes a PKCS#8 encoding may have; one of 4096 bits has about 2,400. */
    private static final int MAX_PKCS8 = 4_096;

    private final RSAPrivateCrtKey privateKey;
    private final RsaPublicKey publicKey;

    private RsaKeyPair(RSAPrivateCrtKey privateKey) throws KeyFormatException {
        this.privateKey = privateKey;
        this.publicKey = RsaPublicKey.ofModulus(privateKey.getModulus());
    }

    /**
     * Makes a key pair; takes 0.4 s of CPU on average for 3072 bits, and at times several times that.
     *
     * @param bits 3072 or 4096
     * @throws IllegalArgumentException if the size is another
     */
    public static RsaKeyPair generate(int bits, SecureRandom random) {
        try {
            SpkiTemplate.ofBits(bits);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(
                    new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), random);
            return new RsaKeyPair((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (KeyFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks RSA", e);
        }
    }

    /**
     * Reads a private key from PKCS#8 DER (RFC 5958) and checks that its numbers belong together.
     *
     * @throws KeyFormatException if it is not such a key, or not one of an accepted size and exponent
     */
    public static RsaKeyPair fromPkcs8(byte[] der) throws KeyFormatException {
        if (der.length > MAX_PKCS8) {
            throw new KeyFormatException("size", "longer than any accepted private key");
        }
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            if (!(key instanceof RSAPrivateCrtKey crt)) {
                throw new KeyFormatException("encoding", "the prime factors are missing");
            }
            if (!crt.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)) {
                throw new KeyFormatException("exponent", "not 65537");
            }
            checkNumbers(crt);
            return new RsaKeyPair(crt);
        } catch (InvalidKeySpecException e) {
            throw new KeyFormatException("encoding", "not an RSA private key in PKCS#8");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks RSA", e);
        }
    }

    /** A key with one wrong number can sign in a way that gives its factors away. */
    private static void checkNumbers(RSAPrivateCrtKey key) throws KeyFormatException {
        SpkiTemplate.ofBits(key.getModulus().bitLength());
        BigInteger e = key.getPublicExponent();
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        boolean fits =
                p.signum() > 0
                        && q.signum() > 0
                        && p.multiply(q).equals(key.getModulus())
                        && isInverse(e, key.getPrimeExponentP(), p.subtract(BigInteger.ONE))
                        && isInverse(e, key.getPrimeExponentQ(), q.subtract(BigInteger.ONE))
                        && isInverse(e, key.getPrivateExponent(), p.subtract(BigInteger.ONE))
                        && isInverse(e, key.getPrivateExponent(), q.subtract(BigInteger.ONE))
                        && isInverse(q, key.getCrtCoefficient(), p);
        if (!fits) {
            throw new KeyFormatException("modulus", "the key's numbers do not belong together");
        }
    }

    private static boolean isInverse(BigInteger a, BigInteger b, BigInteger modulus) {
        return modulus.compareTo(BigInteger.ONE) > 0
                && a.multiply(b).mod(modulus).equals(BigInteger.ONE);
    }

    /** The PKCS#8 DER of the private key; the caller wipes it. */
    public byte[] pkcs8() {
        return privateKey.getEncoded();
    }

    /** The public half. */
    public RsaPublicKey publicKey() {
        return publicKey;
    }

    /**
     * Signs {@code label ‖ 0x00 ‖ message} with PSS.
     *
     * @param label ASCII, says what is signed
     */
    public byte[] signPss(String label, byte[] message) {
        return signPss(label, message, new SecureRandom());
    }

    /** Takes the salt from a source of its own. */
    byte[] signPss(String label, byte[] message, SecureRandom salt) {
        try {
            Signature signer = RsaPublicKey.pss();
            signer.initSign(privateKey, salt);
            signer.update(RsaPublicKey.labelled(label, message));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks RSASSA-PSS", e);
        }
    }

    /**
     * Decrypts an OAEP ciphertext.
     *
     * @param label what {@link RsaPublicKey#encryptOaep} was given
     * @return the message, or empty on any failure; callers must not let the other end see which
     */
    public Optional<byte[]> decryptOaep(byte[] label, byte[] ciphertext) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, privateKey, RsaPublicKey.oaep(label));
            return Optional.of(cipher.doFinal(ciphertext));
        } catch (BadPaddingException | IllegalBlockSizeException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks RSAES-OAEP", e);
        }
    }
}
