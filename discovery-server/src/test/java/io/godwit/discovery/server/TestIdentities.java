package io.godwit.discovery.server;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.identity.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import java.util.Objects;

/** A thousand identities without the minutes it takes to make as many keys: each is a pair out of 46 primes. */
public final class TestIdentities {

    /** Number of different identities. */
    public static final int COUNT = 46 * 45 / 2;

    private static final List<BigInteger> PRIMES = primes();
    private static final BigInteger E = BigInteger.valueOf(65537);

    private TestIdentities() {}

    /** An identity by number, 0 to {@link #COUNT} - 1; always the same. */
    public static Identity of(int number) {
        int left = number;
        int first = 0;
        while (left >= PRIMES.size() - 1 - first) {
            left -= PRIMES.size() - 1 - first;
            first++;
        }
        return Identity.of(keys(PRIMES.get(first), PRIMES.get(first + 1 + left)));
    }

    private static RsaKeyPair keys(BigInteger p, BigInteger q) {
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);
        BigInteger d = E.modInverse(p1.multiply(q1).divide(p1.gcd(q1)));
        var spec =
                new RSAPrivateCrtKeySpec(
                        p.multiply(q), E, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p));
        try {
            return RsaKeyPair.fromPkcs8(
                    KeyFactory.getInstance("RSA").generatePrivate(spec).getEncoded());
        } catch (GeneralSecurityException | KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<BigInteger> primes() {
        try (var in = TestIdentities.class.getResourceAsStream("primes.txt")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new BigInteger(line, 36))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
