package io.godwit.core.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The RSA keys of the folder {@code keys}, read once per call; generating one takes half a second. */
public final class TestKeys {

    private TestKeys() {}

    /** A key pair by file name without the ending, for example {@code test-only-3072-alice}. */
    public static RsaKeyPair load(String name) {
        try {
            return RsaKeyPair.fromPkcs8(pkcs8(name));
        } catch (KeyFormatException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    public static RsaKeyPair alice() {
        return load("test-only-3072-alice");
    }

    public static RsaKeyPair bob() {
        return load("test-only-3072-bob");
    }

    public static RsaKeyPair carol() {
        return load("test-only-3072-carol");
    }

    /** 4096 bits. */
    public static RsaKeyPair dave() {
        return load("test-only-4096-dave");
    }

    public static RsaKeyPair wrap1() {
        return load("test-only-3072-wrap-1");
    }

    public static RsaKeyPair wrap2() {
        return load("test-only-3072-wrap-2");
    }

    /** The PKCS#8 bytes of a key file. */
    public static byte[] pkcs8(String name) {
        try (var in = TestKeys.class.getResourceAsStream("/keys/" + name + ".pem")) {
            String pem =
                    new String(
                            Objects.requireNonNull(in, name).readAllBytes(),
                            StandardCharsets.US_ASCII);
            return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
