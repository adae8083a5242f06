package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RsaPublicKeyTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    private final RsaKeyPair alice = TestKeys.alice();
    private final byte[] spki = alice.publicKey().spki();

    private static String refused(byte[] spki) {
        return assertThrows(KeyFormatException.class, () -> RsaPublicKey.parseSpki(spki)).field();
    }

    private static RSAPrivateCrtKey jdkKey(String name) throws Exception {
        return (RSAPrivateCrtKey)
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new PKCS8EncodedKeySpec(TestKeys.pkcs8(name)));
    }

    private static byte[] jdkSpki(BigInteger modulus, BigInteger exponent) throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                .getEncoded();
    }

    private static byte[] jdkSpki(String name) throws Exception {
        RSAPrivateCrtKey key = jdkKey(name);
        return jdkSpki(key.getModulus(), key.getPublicExponent());
    }

    private static BigInteger jdkModulus(byte[] spki) throws Exception {
        return ((RSAPublicKey)
                        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki)))
                .getModulus();
    }

    @Test
    void bothSizesComeBackAsTheyWere() throws Exception {
        assertEquals(3072, RsaPublicKey.parseSpki(spki).bits());
        assertArrayEquals(jdkSpki("test-only-3072-alice"), spki);
        byte[] dave = TestKeys.dave().publicKey().spki();
        assertEquals(4096, RsaPublicKey.parseSpki(dave).bits());
        assertArrayEquals(jdkSpki("test-only-4096-dave"), dave);
    }

    @Test
    @DisplayName("HS-11 RSA of 1,024, 2,047 and 2,048 bits, even n and e = 3 are refused")
    void sizesAndNumbers() throws Exception {
        assertEquals("size", refused(jdkSpki("test-only-refused-1024")));
        assertEquals("size", refused(jdkSpki("test-only-refused-2048")));
        assertEquals(
                "size",
                refused(jdkSpki(BigInteger.ONE.shiftLeft(2_046).setBit(0), BigInteger.valueOf(3))));
        byte[] even = spki.clone();
        even[spki.length - 6] &= (byte) 0xfe;
        assertEquals("modulus", refused(even));
        byte[] withThree = jdkSpki("test-only-refused-3072-e3");
        assertThrows(KeyFormatException.class, () -> RsaPublicKey.parseSpki(withThree));
        byte[] three = spki.clone();
        three[spki.length - 1] = 3;
        assertEquals("exponent", refused(three));
    }

    @Test
    @DisplayName(
            "DOS-09 a key of 16,384 bits, and an exponent near n, are refused by size before any arithmetic")
    void hugeKeys() throws Exception {
        BigInteger large = BigInteger.ONE.shiftLeft(16_383).setBit(0);
        assertEquals("size", refused(jdkSpki(large, BigInteger.valueOf(65_537))));
        BigInteger n = jdkKey("test-only-3072-alice").getModulus();
        byte[] nearN = jdkSpki(n, n.subtract(BigInteger.TWO));
        // A whole key in canonical DER, so that nothing but its exponent is wrong.
        assertEquals(n, jdkModulus(nearN));
        assertEquals("size", refused(nearN));
    }

    @Test
    @DisplayName(
            "HS-10 an encoding that differs in any byte around the modulus, or in length, is refused")
    void encodings() {
        for (int i = 0; i < 33; i++) {
            byte[] changed = spki.clone();
            changed[i] ^= 1;
            refused(changed);
        }
        for (int i = spki.length - 5; i < spki.length; i++) {
            byte[] changed = spki.clone();
            changed[i] ^= 1;
            assertEquals("exponent", refused(changed));
        }
        refused(Arrays.copyOf(spki, spki.length + 1));
        refused(Arrays.copyOf(spki, spki.length - 1));
        refused(new byte[0]);
        byte[] negative = spki.clone();
        negative[33] &= 0x7f;
        assertEquals("modulus", refused(negative));
        byte[] pssOid = spki.clone();
        pssOid[16] = 0x0a;
        assertEquals("encoding", refused(pssOid));
    }

    @Test
    @DisplayName("HS-10 salts of 0 and 64 bytes, MGF1 with SHA-1 and PKCS#1 v1.5 do not verify")
    void otherSignatures() throws Exception {
        var mgf256 = MGF1ParameterSpec.SHA256;
        assertTrue(verifies("RSASSA-PSS", new PSSParameterSpec("SHA-256", "MGF1", mgf256, 32, 1)));
        assertFalse(verifies("RSASSA-PSS", new PSSParameterSpec("SHA-256", "MGF1", mgf256, 0, 1)));
        assertFalse(verifies("RSASSA-PSS", new PSSParameterSpec("SHA-256", "MGF1", mgf256, 64, 1)));
        assertFalse(
                verifies(
                        "RSASSA-PSS",
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA1, 32, 1)));
        assertFalse(verifies("SHA256withRSA", null));
    }

    private boolean verifies(String algorithm, @Nullable PSSParameterSpec parameters)
            throws Exception {
        Signature signer = Signature.getInstance(algorithm);
        if (parameters != null) {
            signer.setParameter(parameters);
        }
        signer.initSign(jdkKey("test-only-3072-alice"));
        signer.update(MESSAGE);
        return alice.publicKey().verifyPss(MESSAGE, signer.sign());
    }

    @Test
    void aSignatureIsBoundToItsLabel() {
        byte[] signature = alice.signPss("label", MESSAGE);
        assertTrue(alice.publicKey().verifyPss("label", MESSAGE, signature));
        assertFalse(alice.publicKey().verifyPss("labe", MESSAGE, signature));
        assertFalse(alice.publicKey().verifyPss("label", new byte[] {1, 2}, signature));
        assertFalse(alice.publicKey().verifyPss("label", MESSAGE, new byte[383]));
        assertFalse(TestKeys.bob().publicKey().verifyPss("label", MESSAGE, signature));
    }

    @Test
    @DisplayName("HS-11 private keys of other sizes and exponents are refused")
    void privateKeys() throws Exception {
        for (String name : new String[] {"1024", "2048", "3072-e3"}) {
            byte[] der = TestKeys.pkcs8("test-only-refused-" + name);
            assertThrows(KeyFormatException.class, () -> RsaKeyPair.fromPkcs8(der), name);
        }
        assertThrows(KeyFormatException.class, () -> RsaKeyPair.fromPkcs8(new byte[5_000]));
        assertThrows(KeyFormatException.class, () -> RsaKeyPair.fromPkcs8(new byte[0]));
        assertArrayEquals(spki, RsaKeyPair.fromPkcs8(alice.pkcs8()).publicKey().spki());
    }

    @Test
    void aPrivateKeyWhoseNumbersDoNotBelongTogetherIsRefused() {
        byte[] der = TestKeys.pkcs8("test-only-3072-alice");
        // The last number is the CRT coefficient; a
        // signature made with a wrong one betrays the key.
        der[der.length - 2] ^= 1;
        assertEquals(
                "modulus",
                assertThrows(KeyFormatException.class, () -> RsaKeyPair.fromPkcs8(der)).field());
    }

    @Test
    void nothingSecretIsPrinted() {
        assertTrue(alice.toString().length() < 80);
    }
}
