package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CryptoSmokeTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void bothEndsOfEachKeyAgreementGetTheSameSecret() throws Exception {
        try (var a = X25519.generate(random);
                var b = X25519.generate(random);
                var kem = MlKem768.generate(random)) {
            assertArrayEquals(a.agree(b.publicKey()), b.agree(a.publicKey()));
            assertEquals(MlKem768.KEY_BYTES, kem.publicKey().length);
            var made = MlKem768.encapsulate(kem.publicKey(), random);
            assertEquals(MlKem768.CIPHERTEXT_BYTES, made.ciphertext().length);
            assertArrayEquals(made.secret(), kem.decapsulate(made.ciphertext()));
        }
    }

    @Test
    void sealsInPlaceAndOpensElsewhereAtEveryShortLength() {
        var cipher = new AesGcm(new byte[32]);
        var opener = new AesGcm(new byte[32]);
        var nonces = new NonceSequence(new byte[12]);
        byte[] aad = {1, 2, 3, 4};
        for (int length = 0; length < 2_000; length += length < 100 ? 1 : 97) {
            byte[] data = new byte[length + 40];
            Arrays.fill(data, (byte) 7);
            byte[] nonce = nonces.next();
            cipher.seal(nonce, aad, data, 11, length, data, 11 + length);
            assertEquals(7, data[10]);
            assertEquals(7, data[11 + length + 16]);
            byte[] plain = new byte[length + 2];
            assertTrue(opener.open(nonce, aad, data, 11, length + 16, plain, 1));
            for (int i = 1; i <= length; i++) {
                assertEquals(7, plain[i]);
            }
            assertEquals(0, plain[length + 1]);
        }
    }

    @Test
    void rsaSignsAndDecrypts() throws Exception {
        RsaKeyPair pair = TestKeys.alice();
        var parsed = RsaPublicKey.parseSpki(pair.publicKey().spki());
        byte[] signature = pair.signPss("label", new byte[] {1});
        assertTrue(parsed.verifyPss("label", new byte[] {1}, signature));
        assertFalse(parsed.verifyPss("other", new byte[] {1}, signature));
        byte[] secret = parsed.encryptOaep(new byte[] {5}, new byte[] {6}, random);
        assertArrayEquals(new byte[] {6}, pair.decryptOaep(new byte[] {5}, secret).orElseThrow());
        assertTrue(pair.decryptOaep(new byte[] {4}, secret).isEmpty());
    }
}
