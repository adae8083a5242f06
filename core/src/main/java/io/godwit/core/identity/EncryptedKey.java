package io.godwit.core.identity;

import io.godwit.core.crypto.Wipe;
import io.godwit.core.identity.IdentityException.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A private key under a password: PKCS#8 EncryptedPrivateKeyInfo with PBES2 (RFC 8018) and AES-CBC, as openssl. */
final class EncryptedKey {

    private static final int SALT = 16;
    private static final int BLOCK = 16;
    private static final int KEY = 32;

    private static final Map<ASN1ObjectIdentifier, Integer> KEY_BYTES =
            Map.of(
                    NISTObjectIdentifiers.id_aes128_CBC, 16,
                    NISTObjectIdentifiers.id_aes192_CBC, 24,
                    NISTObjectIdentifiers.id_aes256_CBC, KEY);

    private EncryptedKey() {}

    /**
     * Encrypts with scrypt and AES-256-CBC.
     *
     * @param pkcs8 the private key; wiped by the caller
     * @param password not none
     */
    static byte[] seal(byte[] pkcs8, Password password, SecureRandom random)
            throws IdentityException {
        byte[] salt = randomBytes(SALT, random);
        byte[] iv = randomBytes(BLOCK, random);
        var function = KeyStretching.describe(salt);
        var scheme =
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv));
        byte[] secret = password.utf8();
        byte[] key = KeyStretching.derive(function.toASN1Primitive(), secret, KEY);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(pkcs8);
            var algorithm =
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(function, scheme));
            return new EncryptedPrivateKeyInfo(algorithm, sealed).getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("encrypting in memory failed", e);
        } finally {
            Wipe.bytes(secret, key);
        }
    }

    /**
     * Decrypts.
     *
     * @return the PKCS#8 DER, which the caller wipes and checks: one wrong password in 256 gets this far
     */
    static byte[] open(byte[] der, Password password) throws IdentityException {
        try {
            ASN1Encodable[] info = Der.parts(ASN1Primitive.fromByteArray(der), 2, 2);
            ASN1Encodable[] algorithm = Der.parts(info[0], 2, 2);
            if (!algorithm[0].equals(PKCSObjectIdentifiers.id_PBES2)) {
                throw unsupported();
            }
            return open(Der.parts(algorithm[1], 2, 2), Der.octets(info[1]), password);
        } catch (IdentityException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new IdentityException(
                    Reason.DAMAGED,
                    "The encrypted key is damaged.",
                    "Restore the file from a copy.",
                    e);
        }
    }

    private static byte[] open(ASN1Encodable[] pbes2, byte[] sealed, Password password)
            throws IdentityException {
        ASN1Encodable[] scheme = Der.parts(pbes2[1], 2, 2);
        Integer keyBytes = KEY_BYTES.get(Der.identifier(scheme[0]));
        if (keyBytes == null) {
            throw unsupported();
        }
        byte[] iv = Der.octets(scheme[1]);
        if (iv.length != BLOCK) {
            throw new IllegalArgumentException("an initialisation vector has 16 bytes");
        }
        byte[] secret = password.utf8();
        try {
            byte[] key = KeyStretching.derive(pbes2[0], secret, keyBytes);
            byte[] pkcs8 = cipher(Cipher.DECRYPT_MODE, key, iv).doFinal(sealed);
            Wipe.bytes(key);
            return pkcs8;
        } catch (BadPaddingException | IllegalBlockSizeException e) {
            throw wrongPassword();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks AES", e);
        } finally {
            Wipe.bytes(secret);
        }
    }

    static IdentityException wrongPassword() {
        return new IdentityException(
                Reason.WRONG_PASSWORD,
                "The password does not open the key.",
                "Try again; without its password the key is lost.");
    }

    private static IdentityException unsupported() {
        return new IdentityException(
                Reason.UNSUPPORTED,
                "The key is encrypted in an old or unknown way.",
                "Write it again with: openssl pkcs8 -topk8 -scrypt -in KEY -out NEW");
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    private static byte[] randomBytes(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
