package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The primitives against the independent implementation's values, down to salts and seeds. */
class Gw1PrimitiveVectorsTest {

    private final Gw1Vectors vectors = new Gw1Vectors();

    @Test
    void publicKeysEncodeCanonically() {
        assertArrayEquals(vectors.get("spki_I"), TestKeys.alice().publicKey().spki());
        assertArrayEquals(vectors.get("spki_R"), TestKeys.bob().publicKey().spki());
        assertArrayEquals(vectors.get("wrapSPKI_I"), TestKeys.wrap1().publicKey().spki());
        assertArrayEquals(vectors.get("peerID_I"), Sha256.of(vectors.get("spki_I")));
    }

    @Test
    void x25519() throws Exception {
        try (var i = X25519.generate(new ScriptedRandom(vectors.get("x25519_I scalar")));
                var r = X25519.generate(new ScriptedRandom(vectors.get("x25519_R scalar")))) {
            assertArrayEquals(vectors.get("x25519_I"), i.publicKey());
            assertArrayEquals(vectors.get("x25519_R"), r.publicKey());
            assertArrayEquals(vectors.get("x25519_shared"), i.agree(r.publicKey()));
            assertArrayEquals(vectors.get("x25519_shared"), r.agree(i.publicKey()));
        }
    }

    @Test
    void mlKem() throws Exception {
        try (var kem = MlKem768.generate(new ScriptedRandom(vectors.get("mlkem seed d z")))) {
            assertArrayEquals(vectors.get("mlkem_ek"), kem.publicKey());
            var made =
                    MlKem768.encapsulate(
                            kem.publicKey(), new ScriptedRandom(vectors.get("mlkem m")));
            assertArrayEquals(vectors.get("mlkem_ct"), made.ciphertext());
            assertArrayEquals(vectors.get("mlkem_shared"), made.secret());
            assertArrayEquals(
                    vectors.get("mlkem_shared"), kem.decapsulate(vectors.get("mlkem_ct")));
        }
    }

    @Test
    void oaep() {
        byte[] label = vectors.get("oaep label");
        byte[] made =
                TestKeys.wrap1()
                        .publicKey()
                        .encryptOaep(
                                label,
                                vectors.get("k_rsa"),
                                new ScriptedRandom(vectors.get("oaep seed")));
        assertArrayEquals(vectors.get("oaep"), made);
        assertArrayEquals(
                vectors.get("k_rsa"),
                TestKeys.wrap1().decryptOaep(label, vectors.get("oaep")).orElseThrow());
    }

    @Test
    void pss() {
        signs(TestKeys.bob(), "GW1 responder signature", "th_r", "sig_R");
        signs(TestKeys.alice(), "GW1 initiator signature", "th_i", "sig_I");
    }

    private void signs(RsaKeyPair pair, String label, String hash, String signature) {
        byte[] message = vectors.get(hash);
        var salt = new ScriptedRandom(vectors.get(signature + " salt"));
        assertArrayEquals(vectors.get(signature), pair.signPss(label, message, salt));
        assertTrue(pair.publicKey().verifyPss(label, message, vectors.get(signature)));
    }
}
