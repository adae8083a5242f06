package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NonceSequenceTest {

    @Test
    void theCounterIsXoredIntoTheLastEightBytes() {
        byte[] iv = new byte[12];
        Arrays.fill(iv, (byte) 0xff);
        var nonces = new NonceSequence(iv);
        assertArrayEquals(iv, nonces.next());
        assertEquals("fffffffffffffffffffffffe", HexFormat.of().formatHex(nonces.next()));
        assertEquals(2, nonces.used());
    }

    @Test
    @DisplayName("HS-16 no nonce comes twice")
    void distinct() {
        var nonces = new NonceSequence(new byte[12]);
        var seen = new HashSet<String>();
        for (int i = 0; i < 70_000; i++) {
            assertTrue(seen.add(HexFormat.of().formatHex(nonces.next())));
        }
    }
}
