package io.godwit.bench.discovery;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * An RSA key of 3072 bits whose modulus has a hundred small factors, so that a million of them can be made and signed
 * with in minutes. Worthless as a secret; whoever checks its signatures has the same work as with any other.
 */
final class SmoothKey {

    private static final int BITS = 3_072;
    private static final int FACTOR_BITS = 31;
    private static final long E = 65_537;
    private static final int HASH = 32;

    private final long[] primes;
    private final long[] exponents;
    private final long[] inverses;
    private final BigInteger[] factors;
    private final BigInteger modulus;

    private SmoothKey(long[] primes, BigInteger modulus) {
        this.primes = primes;
        this.modulus = modulus;
        this.factors =
                Arrays.stream(primes).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
        this.exponents = new long[primes.length];
        this.inverses = new long[primes.length];
        for (int i = 0; i < primes.length; i++) {
            exponents[i] = inverse(E % (primes[i] - 1), primes[i] - 1);
            inverses[i] = inverse(othersModulo(i), primes[i]);
        }
    }

    private long othersModulo(int i) {
        long product = 1;
        for (int j = 0; j < primes.length; j++) {
            if (j != i) {
                product = product * (primes[j] % primes[i]) % primes[i];
            }
        }
        return product;
    }

    /** A key that no other call makes, but by enormous chance. */
    static SmoothKey generate(SplittableRandom random) {
        while (true) {
            Set<Long> chosen = new HashSet<>();
            BigInteger product = BigInteger.ONE;
            while (product.bitLength() < BITS - 2 * FACTOR_BITS - 2) {
                product = take(chosen, product, prime(random, 1L << FACTOR_BITS));
            }
            long last = (1L << ((BITS - product.bitLength()) / 2)) + 1;
            product = take(chosen, product, prime(random, Math.min(last, 1L << FACTOR_BITS)));
            double rest = BITS - 0.5 - log2(product);
            product = take(chosen, product, prime(random, (long) Math.pow(2, rest)));
            if (product.bitLength() == BITS) {
                return new SmoothKey(chosen.stream().mapToLong(p -> p).toArray(), product);
            }
        }
    }

    private static double log2(BigInteger value) {
        int shift = value.bitLength() - 60;
        return Math.log(value.shiftRight(shift).doubleValue()) / Math.log(2) + shift;
    }

    private static BigInteger take(Set<Long> chosen, BigInteger product, long prime) {
        return chosen.add(prime) ? product.multiply(BigInteger.valueOf(prime)) : product;
    }

    /** One of the upper fifth below a bound. */
    private static long prime(SplittableRandom random, long below) {
        while (true) {
            long p = random.nextLong(below - below / 5, below) | 1;
            if (p % E != 1 && p < 1L << FACTOR_BITS && isPrime(p)) {
                return p;
            }
        }
    }

    /** Miller and Rabin with the bases that decide every number of 32 bits. */
    private static boolean isPrime(long n) {
        int twos = Long.numberOfTrailingZeros(n - 1);
        for (long base : new long[] {2, 7, 61}) {
            long x = power(base, (n - 1) >> twos, n);
            boolean passes = x == 1 || x == n - 1;
            for (int i = 1; i < twos && !passes; i++) {
                x = x * x % n;
                passes = x == n - 1;
            }
            if (!passes) {
                return false;
            }
        }
        return true;
    }

    private static long power(long base, long exponent, long modulus) {
        long result = 1;
        long square = base % modulus;
        for (long left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * square % modulus;
            }
            square = square * square % modulus;
        }
        return result;
    }

    private static long inverse(long value, long modulus) {
        long a = value;
        long b = modulus;
        long x = 1;
        long y = 0;
        while (b != 0) {
            long quotient = a / b;
            long rest = a - quotient * b;
            a = b;
            b = rest;
            long next = x - quotient * y;
            x = y;
            y = next;
        }
        return Math.floorMod(x, modulus);
    }

    /** The SubjectPublicKeyInfo, DER. */
    byte[] spki() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RSASSA-PSS with SHA-256 and a salt of 32 zero bytes, RFC 8017 section 9.1.1. */
    byte[] sign(byte[] message) {
        byte[] hash = sha256(new byte[8], sha256(message), new byte[HASH]);
        byte[] encoded = new byte[BITS / 8];
        int masked = encoded.length - HASH - 1;
        encoded[masked - HASH - 1] = 1;
        mask(encoded, masked, hash);
        encoded[0] &= 0x7f;
        System.arraycopy(hash, 0, encoded, masked, HASH);
        encoded[encoded.length - 1] = (byte) 0xbc;
        return fixedLength(root(new BigInteger(1, encoded)));
    }

    private static void mask(byte[] encoded, int length, byte[] hash) {
        for (int at = 0; at < length; at += HASH) {
            byte[] block = sha256(hash, new byte[] {0, 0, 0, (byte) (at / HASH)});
            for (int i = 0; i < HASH && at + i < length; i++) {
                encoded[at + i] ^= block[i];
            }
        }
    }

    /** The value whose 65537th power this is, put together from its remainders. */
    private BigInteger root(BigInteger value) {
        BigInteger[] sums = new BigInteger[primes.length];
        for (int i = 0; i < primes.length; i++) {
            long remainder = power(value.mod(factors[i]).longValue(), exponents[i], primes[i]);
            sums[i] = BigInteger.valueOf(remainder * inverses[i] % primes[i]);
        }
        BigInteger[] products = factors.clone();
        for (int count = sums.length; count > 1; count = (count + 1) / 2) {
            for (int i = 0; i < count / 2; i++) {
                BigInteger left = sums[2 * i].multiply(products[2 * i + 1]);
                sums[i] = left.add(sums[2 * i + 1].multiply(products[2 * i]));
                products[i] = products[2 * i].multiply(products[2 * i + 1]);
            }
            if (count % 2 == 1) {
                sums[count / 2] = sums[count - 1];
                products[count / 2] = products[count - 1];
            }
        }
        return sums[0].mod(modulus);
    }

    private static byte[] fixedLength(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[BITS / 8];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
