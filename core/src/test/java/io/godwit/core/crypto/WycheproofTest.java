package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Vectors of Project Wycheproof through our own wrappers. */
@DisplayName("HS-18 Wycheproof")
class WycheproofTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "wycheproof");

    private record Case(Map<String, String> fields) {

        byte[] get(String name) {
            return HexFormat.of().parseHex(text(name));
        }

        String text(String name) {
            return fields.getOrDefault(name, "");
        }

        /** Wycheproof says "acceptable" where a specification leaves a choice. */
        boolean valid() {
            return !text("result").equals("invalid");
        }

        @Override
        public String toString() {
            return "tcId " + text("tcId");
        }
    }

    /** The whole group, of which the number is known, so that none is lost on the way here. */
    private static List<Case> cases(String name, int count) {
        File file = FOLDER.resolve(name + ".json").toFile();
        List<Map<String, String>> all =
                JsonMapper.shared().readValue(file, new TypeReference<>() {});
        assertEquals(count, all.size());
        return all.stream().map(Case::new).toList();
    }

    /** Those that our wrappers can be asked about; how many are left out is part of the test. */
    private static List<Case> fitting(List<Case> all, int leftOut, Predicate<Case> fits) {
        List<Case> fitting = all.stream().filter(fits).toList();
        assertEquals(leftOut, all.size() - fitting.size());
        return fitting;
    }

    private static boolean isOurGcm(Case c) {
        return c.get("key").length == AesGcm.KEY_BYTES
                && c.get("iv").length == AesGcm.NONCE_BYTES
                && c.get("tag").length == AesGcm.TAG_BYTES;
    }

    @Test
    void oaep() throws Exception {
        List<Case> cases = cases("rsa-oaep-3072-sha256", 37);
        RsaKeyPair key = RsaKeyPair.fromPkcs8(cases.getFirst().get("key"));
        for (Case c : cases) {
            var message = key.decryptOaep(c.get("label"), c.get("ct"));
            assertEquals(c.valid(), message.isPresent(), c::toString);
            if (c.valid()) {
                assertArrayEquals(c.get("msg"), message.get(), c::toString);
            }
        }
    }

    @Test
    void pss() throws Exception {
        List<Case> cases = cases("rsa-pss-3072-sha256", 108);
        RsaPublicKey key = SpkiFromPkcs1.parse(cases.getFirst().get("key"));
        for (Case c : cases) {
            assertEquals(c.valid(), key.verifyPss(c.get("msg"), c.get("sig")), c::toString);
        }
    }

    @Test
    void aesGcm() {
        // Keys of 128 and 192 bits and other nonces than of 96 cannot be expressed here.
        for (Case c : fitting(cases("aes-256-gcm", 316), 250, WycheproofTest::isOurGcm)) {
            byte[] ct = c.get("ct");
            byte[] sealed = joined(ct, c.get("tag"));
            byte[] plain = new byte[sealed.length];
            var cipher = new AesGcm(c.get("key"));
            boolean opened =
                    cipher.open(c.get("iv"), c.get("aad"), sealed, 0, sealed.length, plain, 0);
            assertEquals(c.valid(), opened, c::toString);
            if (c.valid()) {
                byte[] data = joined(c.get("msg"), new byte[16]);
                new AesGcm(c.get("key"))
                        .seal(c.get("iv"), c.get("aad"), data, 0, ct.length, data, ct.length);
                assertArrayEquals(sealed, data, c::toString);
            }
        }
    }

    @Test
    @DisplayName("HS-07 HS-18 X25519, the small-order set included")
    void x25519() throws Exception {
        for (Case c : cases("x25519", 518)) {
            byte[] expected = c.get("shared");
            try (var key = X25519.generate(new ScriptedRandom(c.get("private")))) {
                if (ConstantTime.equal(expected, new byte[32])) {
                    assertThrows(
                            KeyFormatException.class,
                            () -> key.agree(c.get("public")),
                            c::toString);
                } else {
                    assertArrayEquals(expected, key.agree(c.get("public")), c::toString);
                }
            }
        }
    }

    @Test
    void hkdf() {
        for (Case c : cases("hkdf-sha256", 86)) {
            byte[] prk = Hkdf.extract(c.get("salt"), c.get("ikm"));
            int size = Integer.parseInt(c.text("size"));
            if (c.valid()) {
                assertArrayEquals(c.get("okm"), Hkdf.expand(prk, c.get("info"), size), c::toString);
            } else {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Hkdf.expand(prk, c.get("info"), size),
                        c::toString);
            }
        }
    }

    @Test
    void mlKem() throws Exception {
        // A seed of another length than 64 cannot be expressed here.
        for (Case c : fitting(cases("ml-kem-768", 193), 20, c -> c.get("seed").length == 64)) {
            try (var key = MlKem768.generate(new ScriptedRandom(c.get("seed")))) {
                if (c.valid()) {
                    assertArrayEquals(c.get("ek"), key.publicKey(), c::toString);
                    assertArrayEquals(c.get("K"), key.decapsulate(c.get("c")), c::toString);
                } else {
                    assertThrows(
                            KeyFormatException.class,
                            () -> key.decapsulate(c.get("c")),
                            c::toString);
                }
            }
        }
        for (Case c : cases("ml-kem-768-keygen", 100)) {
            try (var key = MlKem768.generate(new ScriptedRandom(c.get("seed")))) {
                assertArrayEquals(c.get("ek"), key.publicKey(), c::toString);
            }
        }
    }

    @Test
    @DisplayName("HS-08 HS-18 ML-KEM encapsulation, keys that are not reduced included")
    void mlKemEncapsulation() throws Exception {
        for (Case c : cases("ml-kem-768-encaps", 265)) {
            var m = new ScriptedRandom(c.get("m"));
            if (c.valid()) {
                var made = MlKem768.encapsulate(c.get("ek"), m);
                assertArrayEquals(c.get("c"), made.ciphertext(), c::toString);
                assertArrayEquals(c.get("K"), made.secret(), c::toString);
            } else {
                assertThrows(
                        KeyFormatException.class,
                        () -> MlKem768.encapsulate(c.get("ek"), m),
                        c::toString);
            }
        }
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
