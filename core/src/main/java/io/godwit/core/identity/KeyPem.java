package io.godwit.core.identity;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.crypto.RsaPublicKey;
import io.godwit.core.crypto.Wipe;
import io.godwit.core.identity.IdentityException.Reason;
import java.security.SecureRandom;
import java.util.Optional;

/** Keys as PEM text that openssl reads and writes. Thread-safe. */
public final class KeyPem {

    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String PKCS1 = "RSA PRIVATE KEY";

    private KeyPem() {}

    /** The public key as SubjectPublicKeyInfo; {@link RsaPublicKey#spki} is the same in DER. */
    public static byte[] encodePublic(RsaPublicKey key) {
        return Pem.encode(PUBLIC, key.spki());
    }

    /**
     * The private key as PKCS#8, encrypted (PBES2, scrypt, AES-256) when there is a password.
     *
     * @return text that the caller wipes
     */
    public static byte[] encodePrivate(Identity identity, Password password, SecureRandom random)
            throws IdentityException {
        byte[] pkcs8 = identity.keys().pkcs8();
        try {
            return password.isNone()
                    ? Pem.encode(PLAIN, pkcs8)
                    : Pem.encode(ENCRYPTED, EncryptedKey.seal(pkcs8, password, random));
        } finally {
            Wipe.bytes(pkcs8);
        }
    }

    /**
     * Reads a private key as PKCS#8, plain or encrypted.
     *
     * @param pem text of at most 16 KiB
     * @param password not looked at when the key is not encrypted
     * @throws IdentityException if it is not an RSA key of 3072 or 4096 bits, or the password does not open it
     */
    public static Identity decodePrivate(byte[] pem, Password password) throws IdentityException {
        if (pem.length > Pem.MAX_BYTES) {
            throw new IdentityException(
                    Reason.DAMAGED, "The key file is too long for one key.", "Check the file.");
        }
        Optional<byte[]> plain = Pem.decode(PLAIN, pem);
        return plain.isPresent()
                ? parse(plain.get())
                : openEncrypted(Pem.decode(ENCRYPTED, pem).orElseThrow(() -> noKey(pem)), password);
    }

    /** Whether a text holds an encrypted private key and no plain one. */
    public static boolean isEncrypted(byte[] pem) {
        return !Pem.contains(PLAIN, pem) && Pem.contains(ENCRYPTED, pem);
    }

    private static Identity openEncrypted(byte[] der, Password password) throws IdentityException {
        if (password.isNone()) {
            throw new IdentityException(
                    Reason.PASSWORD_NEEDED,
                    "The key is protected by a password.",
                    "Give the password.");
        }
        try {
            return parse(EncryptedKey.open(der, password));
        } catch (IdentityException e) {
            // Decrypting with a wrong password gives noise
            // that, once in 256 times, has valid padding.
            throw e.reason() == Reason.DAMAGED && e.getCause() instanceof KeyFormatException
                    ? EncryptedKey.wrongPassword()
                    : e;
        }
    }

    private static Identity parse(byte[] pkcs8) throws IdentityException {
        try {
            return Identity.of(RsaKeyPair.fromPkcs8(pkcs8));
        } catch (KeyFormatException e) {
            if (e.field().equals("encoding")) {
                throw new IdentityException(
                        Reason.DAMAGED,
                        "The file does not hold an RSA private key in PKCS#8.",
                        "Restore it from a copy, or import an RSA key.",
                        e);
            }
            throw new IdentityException(
                    Reason.KEY_REFUSED,
                    "The key is not accepted (" + e.getMessage() + ").",
                    "Import an RSA key of 3072 or 4096 bits, or let Godwit make one.",
                    e);
        } finally {
            Wipe.bytes(pkcs8);
        }
    }

    private static IdentityException noKey(byte[] pem) {
        return Pem.contains(PKCS1, pem)
                ? new IdentityException(
                        Reason.UNSUPPORTED,
                        "The key is in the older PKCS#1 form.",
                        "Write it again with: openssl pkcs8 -topk8 -scrypt -in KEY -out NEW")
                : new IdentityException(
                        Reason.DAMAGED,
                        "There is no private key in the file.",
                        "Check that it begins with -----BEGIN PRIVATE KEY----- or -----BEGIN ENCRYPTED PRIVATE KEY-----.");
    }
}
