package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AesGcmTest {

    private static final byte[] AAD = {1, 2, 3, 4};

    private final AesGcm sealer = new AesGcm(new byte[32]);
    private final AesGcm opener = new AesGcm(new byte[32]);
    private final NonceSequence nonces = new NonceSequence(new byte[12]);

    @Test
    void sealsWhereTheBytesLieAndTouchesNothingElse() {
        for (int length = 0; length < 2_000; length += length < 100 ? 1 : 97) {
            byte[] data = new byte[length + 40];
            Arrays.fill(data, (byte) 7);
            byte[] nonce = nonces.next();
            sealer.seal(nonce, AAD, data, 11, length, data, 11 + length);
            assertEquals(7, data[10]);
            assertEquals(7, data[11 + length + 16]);
            byte[] plain = new byte[length];
            assertTrue(opener.open(nonce, AAD, data, 11, length + 16, plain, 0));
            byte[] expected = new byte[length];
            Arrays.fill(expected, (byte) 7);
            assertArrayEquals(expected, plain);
        }
    }

    @Test
    @DisplayName("HS-17 a tag of 96 bits, or none, is not accepted")
    void tagLength() {
        byte[] data = new byte[32];
        byte[] nonce = nonces.next();
        sealer.seal(nonce, AAD, data, 0, 16, data, 16);
        byte[] plain = new byte[32];
        assertTrue(opener.open(nonce, AAD, data, 0, 32, plain, 0));
        for (int length = 0; length < 32; length++) {
            assertFalse(opener.open(nonce, AAD, data, 0, length, plain, 0));
        }
    }

    @Test
    void openingNeedsTheSameNonceDataAndKey() {
        byte[] sealed = AesGcm.sealOnce(new byte[32], AAD, new byte[] {5});
        assertArrayEquals(new byte[] {5}, AesGcm.openOnce(new byte[32], AAD, sealed).orElseThrow());
        assertTrue(AesGcm.openOnce(new byte[32], new byte[4], sealed).isEmpty());
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;
        assertTrue(AesGcm.openOnce(otherKey, AAD, sealed).isEmpty());
    }

    @Test
    void keysOfOtherSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AesGcm(new byte[16]));
    }
}
