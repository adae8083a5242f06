package io.godwit.core.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/**
 * A whole and working RSA key that Godwit refuses, by file name without the ending. It signs as our keys do, so that
 * nothing is wrong with a proof of it but the key itself.
 */
public record WeakKey(String name) {

    /** A key of 2,048 bits. */
    public static final WeakKey OF_2048_BITS = new WeakKey("test-only-refused-2048");

    private RSAPrivateCrtKey key() throws GeneralSecurityException {
        return (RSAPrivateCrtKey)
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new PKCS8EncodedKeySpec(TestKeys.pkcs8(name)));
    }

    /** The public half as SubjectPublicKeyInfo. */
    public byte[] spki() {
        try {
            var spec = new RSAPublicKeySpec(key().getModulus(), key().getPublicExponent());
            return KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs as {@link RsaKeyPair#signPss} does. */
    public byte[] signPss(String label, byte[] message) {
        try {
            var signer = RsaPublicKey.pss();
            signer.initSign(key());
            signer.update(RsaPublicKey.labelled(label, message));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
