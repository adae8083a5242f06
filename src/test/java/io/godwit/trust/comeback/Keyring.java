package io.godwit.trust.comeback;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.identity.Identity;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys for a crowd, each the product of one prime of either of two lists: a thousand of them take 64 primes and not 2,000,
 * seconds and not minutes. Worthless as secrets; whoever checks their signatures has the same work as with any other.
 */
final class Keyring {

    private static final int PRIME_BITS = Identity.BITS / 2;
    private static final BigInteger E = RSAKeyGenParameterSpec.F4;

    private Keyring() {}

    /** So many different keys. */
    static List<Identity> make(int count, SecureRandom random) {
        int side = (int) Math.ceil(Math.sqrt(count));
        List<BigInteger> left = primes(side, random);
        List<BigInteger> right = primes(side, random);
        List<Identity> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(identity(left.get(i / side), right.get(i % side)));
        }
        return made;
    }

    private static List<BigInteger> primes(int count, SecureRandom random) {
        List<BigInteger> found = new ArrayList<>();
        while (found.size() < count) {
            // With the two highest bits set the product has all its bits.
            BigInteger prime =
                    new BigInteger(PRIME_BITS, random)
                            .setBit(PRIME_BITS - 1)
                            .setBit(PRIME_BITS - 2)
                            .nextProbablePrime();
            if (prime.bitLength() == PRIME_BITS && less(prime).mod(E).signum() != 0) {
                found.add(prime);
            }
        }
        return found;
    }

    private static Identity identity(BigInteger p, BigInteger q) {
        BigInteger d = E.modInverse(less(p).multiply(less(q)));
        var numbers =
                new RSAPrivateCrtKeySpec(
                        p.multiply(q), E, d, p, q, d.mod(less(p)), d.mod(less(q)), q.modInverse(p));
        try {
            byte[] der = KeyFactory.getInstance("RSA").generatePrivate(numbers).getEncoded();
            return Identity.of(RsaKeyPair.fromPkcs8(der));
        } catch (GeneralSecurityException | KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger less(BigInteger number) {
        return number.subtract(BigInteger.ONE);
    }
}
