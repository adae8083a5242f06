package io.godwit.core.identity;

import io.godwit.core.identity.IdentityException.Reason;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
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
    static byte[] derive(ASN1Encodable function, byte[] password, int keyBytes)
            throws IdentityException {
        ASN1Encodable[] parts = Der.parts(function, 2, 2);
        if (parts[0].equals(SCRYPT)) {
            return scrypt(Der.parts(parts[1], 4, 5), password, keyBytes);
        }
        if (parts[0].equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            return pbkdf2(Der.parts(parts[1], 2, 4), password, keyBytes);
        }
        throw unsupported("a key derivation other than scrypt and PBKDF2");
    }

    /** RFC 7914 §7: salt, cost, block size, passes, and the key's length, which may be left out. */
    private static byte[] scrypt(ASN1Encodable[] fields, byte[] password, int keyBytes)
            throws IdentityException {
        int cost = factor(fields[1]);
        int block = factor(fields[2]);
        int passes = factor(fields[3]);
        if (fields.length == 5) {
            checkLength(fields[4], keyBytes);
        }
        if (Integer.bitCount(cost) != 1 || cost == 1) {
            throw new IllegalArgumentException("the cost of scrypt is a power of two");
        }
        // Each factor is at most 2^20 and the first product
        // is bounded before the second: nothing overflows.
        long work = (long) cost * block;
        if (work > MAX_MEMORY / 128 || work * passes > MAX_WORK) {
            throw tooDear();
        }
        return SCrypt.generate(password, salt(fields[0]), cost, block, passes, keyBytes);
    }

    /** RFC 8018 A.2: salt, iterations, and the key's length and the hash, each of which may be left out. */
    private static byte[] pbkdf2(ASN1Encodable[] fields, byte[] password, int keyBytes)
            throws IdentityException {
        BigInteger iterations = Der.integer(fields[1]);
        if (iterations.signum() <= 0) {
            throw new IllegalArgumentException("iterations are positive");
        }
        if (iterations.compareTo(BigInteger.valueOf(MAX_ITERATIONS)) > 0) {
            throw unsupported("more than 10 million iterations of PBKDF2");
        }
        int next = 2;
        if (next < fields.length && fields[next] instanceof ASN1Integer length) {
            checkLength(length, keyBytes);
            next++;
        }
        Digest digest = next < fields.length ? digest(fields[next++]) : new SHA1Digest();
        if (next < fields.length) {
            throw new IllegalArgumentException("more than PBKDF2 takes");
        }
        var generator = new PKCS5S2ParametersGenerator(digest);
        generator.init(password, salt(fields[0]), iterations.intValueExact());
        return ((KeyParameter) generator.generateDerivedParameters(keyBytes * 8)).getKey();
    }

    private static Digest digest(ASN1Encodable algorithm) throws IdentityException {
        Supplier<Digest> digest = DIGESTS.get(Der.identifier(Der.parts(algorithm, 1, 2)[0]));
        if (digest == null) {
            throw unsupported("PBKDF2 with a hash other than SHA-1, SHA-256 and SHA-512");
        }
        return digest.get();
    }

    private static int factor(ASN1Encodable value) throws IdentityException {
        BigInteger factor = Der.integer(value);
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factors are positive");
        }
        if (factor.compareTo(BigInteger.valueOf(MAX_FACTOR)) > 0) {
            throw tooDear();
        }
        return factor.intValueExact();
    }

    private static void checkLength(ASN1Encodable claimed, int keyBytes) {
        if (!Der.integer(claimed).equals(BigInteger.valueOf(keyBytes))) {
            throw new IllegalArgumentException("the key's length is not the cipher's");
        }
    }

    private static byte[] salt(ASN1Encodable value) {
        byte[] salt = Der.octets(value);
        if (salt.length < MIN_SALT || salt.length > MAX_SALT) {
            throw new IllegalArgumentException("a salt has 8 to 64 bytes");
        }
        return salt;
    }

    private static IdentityException tooDear() {
        return unsupported("a cost of scrypt above 64 MiB or six times Godwit's own");
    }

    private static IdentityException unsupported(String what) {
        return new IdentityException(
                Reason.UNSUPPORTED,
                "The key is encrypted with " + what + ", which Godwit does not accept.",
                "Write it again with: openssl pkcs8 -topk8 -scrypt -in KEY -out NEW");
    }
}
