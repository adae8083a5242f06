package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.Test;

class ScryptTest {
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 7914 section 12, the vectors with r = 8 and p = 1; 32 bytes are a prefix of their 64. */
    @Test
    void givesTheKeysOfTheRfc() {
        byte[] small = Scrypt.derive(ascii("pleaseletmein"), ascii("SodiumChloride"), 14);
        assertEquals(
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2",
                HexFormat.of().formatHex(small));
        byte[] large = Scrypt.derive(ascii("pleaseletmein"), ascii("SodiumChloride"), 20);
        assertEquals(
                "2101cb9b6a511aaeaddbbe09cf70f881ec568d574a2ffd4dabe5ee9820adaa47",
                HexFormat.of().formatHex(large));
    }

    @Test
    void agreesWithAnotherImplementation() {
        long seed = 7914;
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            byte[] password = new byte[random.nextInt(200)];
            byte[] salt = new byte[random.nextInt(100)];
            random.nextBytes(password);
            random.nextBytes(salt);
            int logCost = 1 + random.nextInt(8);
            assertArrayEquals(
                    SCrypt.generate(password, salt, 1 << logCost, 8, 1, 32),
                    Scrypt.derive(password, salt, logCost),
                    "seed " + seed + " round " + round);
        }
    }
}
