package io.godwit.core.identity;

import io.godwit.core.identity.IdentityException.Reason;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Makes a key out of a password: scrypt (RFC 7914) for what is written here, also PBKDF2 (RFC 8018) for what openssl
 * wrote. What a file asks for is bounded, so that no file can take the machine's memory or minutes of its time.
 */
final class KeyStretching {

    static final ASN1ObjectIdentifier SCRYPT = new ASN1ObjectIdentifier("1.3.6.1.4.1.11591.4.11");

    /** 16 MiB; openssl reads no more than 32 MiB, so strength comes from the number of passes. */
    private static final int COST = 1 << 14;

    private static final int BLOCK = 8;
    private static final int PASSES = 5;

    private static final long MAX_MEMORY = 64L << 20;
    private static final long MAX_WORK = 1L << 22;
    private static final int MAX_FACTOR = 1 << 20;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int MIN_SALT = 8;
    private static final int MAX_SALT = 64;

    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> DIGESTS =
            Map.of(
                    PKCSObjectIdentifiers.id_hmacWithSHA1, SHA1Digest::new,
                    PKCSObjectIdentifiers.id_hmacWithSHA256, SHA256Digest::new,
                    PKCSObjectIdentifiers.id_hmacWithSHA512, SHA512Digest::new);

    private KeyStretching() {}

    /** The description of scrypt with the cost used here. */
    static KeyDerivationFunc describe(byte[] salt) {
        ASN1Encodable[] fields = {
            new DEROctetString(salt),
            new ASN1Integer(COST),
            new ASN1Integer(BLOCK),
            new ASN1Integer(PASSES)
        };
        return new KeyDerivationFunc(SCRYPT, new DERSequence(fields));
    }

    /**
     * Makes the key that a description asks for.
     *
     * @throws IdentityException if the description is not accepted
     * @throws IllegalArgumentException if it is not well-formed
     */
    static byte[] derive(KeyDerivationFunc function, byte[] password, int keyBytes)
            throws IdentityException {
        if (function.getAlgorithm().equals(SCRYPT)) {
            return scrypt(ASN1Sequence.getInstance(function.getParameters()), password, keyBytes);
        }
        if (function.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            return pbkdf2(PBKDF2Params.getInstance(function.getParameters()), password, keyBytes);
        }
        throw unsupported("a key derivation other than scrypt and PBKDF2");
    }

    private static byte[] scrypt(ASN1Sequence fields, byte[] password, int keyBytes)
            throws IdentityException {
        if (fields.size() < 4 || fields.size() > 5) {
            throw new IllegalArgumentException("scrypt takes four or five parameters");
        }
        byte[] salt = salt(ASN1OctetString.getInstance(fields.getObjectAt(0)));
        int cost = factor(fields.getObjectAt(1));
        int block = factor(fields.getObjectAt(2));
        int passes = factor(fields.getObjectAt(3));
        if (fields.size() == 5) {
            checkLength(ASN1Integer.getInstance(fields.getObjectAt(4)).getValue(), keyBytes);
        }
        long work = (long) cost * block;
        if (Integer.bitCount(cost) != 1 || cost == 1) {
            throw new IllegalArgumentException("the cost of scrypt is a power of two");
        }
        // Each factor is below 2^20, so that the first product cannot overflow; the bound keeps the
        // second small.
        if (work > MAX_MEMORY / 128 || work * passes > MAX_WORK) {
            throw unsupported("a cost of scrypt above 64 MiB or eight times Godwit's own");
        }
        return SCrypt.generate(password, salt, cost, block, passes, keyBytes);
    }

    private static byte[] pbkdf2(PBKDF2Params params, byte[] password, int keyBytes)
            throws IdentityException {
        BigInteger iterations = params.getIterationCount();
        if (iterations.signum() <= 0) {
            throw new IllegalArgumentException("iterations are positive");
        }
        if (iterations.compareTo(BigInteger.valueOf(MAX_ITERATIONS)) > 0) {
            throw unsupported("more than 10 million iterations of PBKDF2");
        }
        if (params.getKeyLength() != null) {
            checkLength(params.getKeyLength(), keyBytes);
        }
        Supplier<Digest> digest = DIGESTS.get(params.getPrf().getAlgorithm());
        if (digest == null) {
            throw unsupported("PBKDF2 with a hash other than SHA-1, SHA-256 and SHA-512");
        }
        var generator = new PKCS5S2ParametersGenerator(digest.get());
        generator.init(password, checkSalt(params.getSalt()), iterations.intValueExact());
        return ((KeyParameter) generator.generateDerivedParameters(keyBytes * 8)).getKey();
    }

    private static int factor(ASN1Encodable value) throws IdentityException {
        BigInteger factor = ASN1Integer.getInstance(value).getValue();
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factors are positive");
        }
        if (factor.compareTo(BigInteger.valueOf(MAX_FACTOR)) > 0) {
            throw unsupported("a cost of scrypt above 64 MiB or eight times Godwit's own");
        }
        return factor.intValueExact();
    }

    private static void checkLength(BigInteger claimed, int keyBytes) {
        if (!claimed.equals(BigInteger.valueOf(keyBytes))) {
            throw new IllegalArgumentException("the key's length is not the cipher's");
        }
    }

    private static byte[] salt(ASN1OctetString salt) {
        return checkSalt(salt.getOctets());
    }

    private static byte[] checkSalt(byte[] salt) {
        if (salt.length < MIN_SALT || salt.length > MAX_SALT) {
            throw new IllegalArgumentException("a salt has 8 to 64 bytes");
        }
        return salt;
    }

    private static IdentityException unsupported(String what) {
        return new IdentityException(
                Reason.UNSUPPORTED,
                "The key is encrypted with " + what + ", which Godwit does not accept.",
                "Write it again with: openssl pkcs8 -topk8 -scrypt -in KEY -out NEW");
    }
}
