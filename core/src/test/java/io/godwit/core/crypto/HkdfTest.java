package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** RFC 5869, A.1. */
    @Test
    void rfc5869() {
        byte[] prk =
                Hkdf.extract(
                        hex("000102030405060708090a0b0c"),
                        hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"));
        assertEquals(
                "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
                HexFormat.of().formatHex(prk));
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                        + "34007208d5b887185865",
                HexFormat.of().formatHex(Hkdf.expand(prk, hex("f0f1f2f3f4f5f6f7f8f9"), 42)));
    }

    /** RFC 4231, test case 2. */
    @Test
    void rfc4231() {
        byte[] mac =
                HmacSha256.of(
                        "Jefe".getBytes(StandardCharsets.US_ASCII),
                        "what do ya want ".getBytes(StandardCharsets.US_ASCII),
                        "for nothing?".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                HexFormat.of().formatHex(mac));
    }

    @Test
    void lengthsOutOfRangeAreRefused() {
        byte[] prk = new byte[32];
        assertThrows(IllegalArgumentException.class, () -> Hkdf.expand(prk, prk, 0));
        assertThrows(IllegalArgumentException.class, () -> Hkdf.expand(prk, prk, 8_161));
        assertThrows(
                IllegalArgumentException.class,
                () -> Hkdf.expandLabel(prk, "x", new byte[256], 32));
    }
}
