package io.godwit.core.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/** One ephemeral ML-KEM-768 key pair (FIPS 203), with keys and ciphertexts in their raw form. Thread-safe. */
public final class MlKem768 implements AutoCloseable {

    /** Length of an encapsulation key in bytes. */
    public static final int KEY_BYTES = 1184;

    /** Length of a ciphertext in bytes. */
    public static final int CIPHERTEXT_BYTES = 1088;

    /** Length of a shared secret in bytes. */
    public static final int SECRET_BYTES = 32;

    private static final int SEED_BYTES = 64;
    private static final int MODULUS = 3329;
    private static final int COEFFICIENT_BYTES = KEY_BYTES - 32;

    private final MLKEMPrivateKeyParameters key;

    private MlKem768(MLKEMPrivateKeyParameters key) {
        this.key = key;
    }

    /** Makes a key pair. */
    public static MlKem768 generate(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        try {
            return new MlKem768(new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, seed));
        } finally {
            Wipe.bytes(seed);
        }
    }

    /** The encapsulation key, {@value #KEY_BYTES} bytes. */
    public byte[] publicKey() {
        return key.getPublicKey();
    }

    /**
     * Recovers the secret from a ciphertext; a ciphertext made for another key yields an unrelated secret.
     *
     * @return 32 bytes, the caller wipes them
     * @throws KeyFormatException if the ciphertext has another length than {@value #CIPHERTEXT_BYTES}
     */
    public byte[] decapsulate(byte[] ciphertext) throws KeyFormatException {
        if (ciphertext.length != CIPHERTEXT_BYTES) {
            throw new KeyFormatException("mlkem_ct", "a ciphertext has 1088 bytes");
        }
        return new MLKEMExtractor(key).extractSecret(ciphertext);
    }

    /**
     * Makes a secret for the owner of an encapsulation key.
     *
     * @param publicKey {@value #KEY_BYTES} bytes from the other end
     * @return the secret and its ciphertext
     * @throws KeyFormatException if the key has another length or coefficients that are not reduced (FIPS 203,
     *     section 7.2)
     */
    public static Encapsulated encapsulate(byte[] publicKey, SecureRandom random)
            throws KeyFormatException {
        check(publicKey);
        byte[] message = new byte[SECRET_BYTES];
        random.nextBytes(message);
        var key = new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, publicKey);
        SecretWithEncapsulation made = MLKEMGenerator.internalGenerateEncapsulated(key, message);
        Wipe.bytes(message);
        return new Encapsulated(made.getSecret(), made.getEncapsulation());
    }

    private static void check(byte[] publicKey) throws KeyFormatException {
        if (publicKey.length != KEY_BYTES) {
            throw new KeyFormatException("mlkem_ek", "an encapsulation key has 1184 bytes");
        }
        for (int i = 0; i < COEFFICIENT_BYTES; i += 3) {
            int low = (publicKey[i] & 0xff) | (publicKey[i + 1] & 0x0f) << 8;
            int high = (publicKey[i + 1] & 0xf0) >> 4 | (publicKey[i + 2] & 0xff) << 4;
            if (low >= MODULUS || high >= MODULUS) {
                throw new KeyFormatException("mlkem_ek", "a coefficient is not reduced");
            }
        }
    }

    /** Wipes the secret half, as far as the library does. */
    @Override
    public void close() {
        key.destroy();
    }

    /** A shared secret and the ciphertext that carries it; not a record, so that nothing prints it. */
    public static final class Encapsulated {

        private final byte[] secret;
        private final byte[] ciphertext;

        private Encapsulated(byte[] secret, byte[] ciphertext) {
            this.secret = secret;
            this.ciphertext = ciphertext;
        }

        /** The 32 bytes both ends will know; the caller wipes them. */
        public byte[] secret() {
            return secret;
        }

        /** The {@value MlKem768#CIPHERTEXT_BYTES} bytes that travel. */
        public byte[] ciphertext() {
            return ciphertext;
        }
    }
}
