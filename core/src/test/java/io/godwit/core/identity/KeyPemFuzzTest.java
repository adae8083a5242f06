package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

class KeyPemFuzzTest {

    @FuzzTest
    void decodePem(byte[] input) {
        decode(input);
    }

    @FuzzTest
    void decodePkcs8(byte[] input) {
        decode(Pem.encode("PRIVATE KEY", input));
    }

    @FuzzTest
    void decodeEncrypted(byte[] input) {
        decode(Pem.encode("ENCRYPTED PRIVATE KEY", input));
    }

    private static void decode(byte[] pem) {
        try (Password password = KeyVectors.password()) {
            Identity identity = KeyPem.decodePrivate(pem, password);
            int bits = identity.publicKey().bits();
            assertEquals(1, Arrays.stream(new int[] {3_072, 4_096}).filter(b -> b == bits).count());
        } catch (IdentityException e) {
            assertFalse(e.hint().isEmpty());
        }
    }
}
