package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.godwit.core.identity.IdentityException.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hostile key file may ask for. */
class EncryptedKeyTest {

    private static final ASN1ObjectIdentifier PBKDF2 = PKCSObjectIdentifiers.id_PBKDF2;

    @ParameterizedTest
    @DisplayName("DOS what a key file asks for is bounded before it is done")
    @CsvSource({
        "1073741824, 8, 1, UNSUPPORTED",
        "1048576, 8, 1, UNSUPPORTED",
        "16384, 1048576, 1, UNSUPPORTED",
        "16384, 8, 1048576, UNSUPPORTED",
        "2, 1048576, 1048576, UNSUPPORTED",
        "99999999999999999999, 8, 1, UNSUPPORTED",
        "0, 8, 1, DAMAGED",
        "1, 8, 1, DAMAGED",
        "-16384, 8, 1, DAMAGED",
        "16383, 8, 1, DAMAGED",
        "16384, 0, 1, DAMAGED",
        "16384, 8, 0, DAMAGED",
        "16384, 8, 1, WRONG_PASSWORD"
    })
    void scrypt(String cost, String block, String passes, Reason reason) throws IOException {
        assertRefused(
                reason,
                KeyStretching.SCRYPT,
                new DEROctetString(new byte[16]),
                integer(cost),
                integer(block),
                integer(passes));
    }

    @ParameterizedTest
    @DisplayName("DOS iterations of PBKDF2 are bounded before they are done")
    @CsvSource({
        "10000001, UNSUPPORTED",
        "2147483648, UNSUPPORTED",
        "99999999999999999999, UNSUPPORTED",
        "0, DAMAGED",
        "-1, DAMAGED",
        "2048, WRONG_PASSWORD"
    })
    void pbkdf2(String iterations, Reason reason) throws IOException {
        assertRefused(reason, PBKDF2, new DEROctetString(new byte[16]), integer(iterations));
    }

    @Test
    void oddParametersAreRefused() throws IOException {
        var salt = new DEROctetString(new byte[16]);
        ASN1Encodable[] good = {salt, integer("16384"), integer("8"), integer("1")};
        assertRefused(Reason.DAMAGED, KeyStretching.SCRYPT, salt);
        assertRefused(
                Reason.DAMAGED,
                KeyStretching.SCRYPT,
                good[0],
                good[1],
                good[2],
                good[3],
                integer("31"));
        assertRefused(
                Reason.DAMAGED,
                KeyStretching.SCRYPT,
                new DEROctetString(new byte[7]),
                good[1],
                good[2],
                good[3]);
        assertRefused(Reason.DAMAGED, PBKDF2, new DEROctetString(new byte[65]), integer("2048"));
        assertRefused(Reason.DAMAGED, PBKDF2, salt, integer("2048"), integer("16"));
        var md5 =
                new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.digestAlgorithm.branch("6"), DERNull.INSTANCE);
        assertRefused(Reason.UNSUPPORTED, PBKDF2, salt, integer("2048"), md5);
        assertRefused(Reason.UNSUPPORTED, PKCSObjectIdentifiers.id_PBMAC1, salt, integer("2048"));
    }

    @Test
    void otherCiphersAndVectorsAreRefused() throws IOException {
        var function = KeyStretching.describe(new byte[16]);
        assertEquals(
                Reason.UNSUPPORTED,
                open(function, NISTObjectIdentifiers.id_aes256_GCM, 16).reason());
        assertEquals(
                Reason.DAMAGED, open(function, NISTObjectIdentifiers.id_aes256_CBC, 12).reason());
    }

    @Test
    void leftOutPartsAreRefused() throws IOException {
        var scheme =
                new EncryptionScheme(
                        NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]));
        var bare = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2);
        assertEquals(Reason.DAMAGED, open(bare).reason());
        for (var function : List.of(KeyStretching.SCRYPT, PBKDF2)) {
            var asked = new DERSequence(new DERSequence(function), scheme);
            assertEquals(
                    Reason.DAMAGED,
                    open(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, asked)).reason());
        }
        assertThrows(
                IdentityException.class,
                () -> EncryptedKey.open(new byte[0], Password.of("x".toCharArray())));
    }

    @Test
    @DisplayName("DOS deep nesting ends in a refusal")
    void nesting() {
        byte[] deep = new byte[Pem.MAX_BYTES];
        for (int opening : new int[] {0x24, 0x30, 0x31, 0xa0, 0x2c}) {
            for (int i = 0; i < deep.length; i += 2) {
                deep[i] = (byte) opening;
                deep[i + 1] = (byte) 0x80;
            }
            var refusal =
                    assertThrows(
                            IdentityException.class,
                            () -> EncryptedKey.open(deep, Password.of("x".toCharArray())));
            assertEquals(Reason.DAMAGED, refusal.reason());
        }
    }

    private static void assertRefused(
            Reason reason, ASN1ObjectIdentifier function, ASN1Encodable... parameters)
            throws IOException {
        var asked = new KeyDerivationFunc(function, new DERSequence(parameters));
        IdentityException refusal =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5),
                        () -> open(asked, NISTObjectIdentifiers.id_aes256_CBC, 16));
        assertEquals(reason, refusal.reason());
    }

    private static IdentityException open(
            KeyDerivationFunc function, ASN1ObjectIdentifier cipher, int vector)
            throws IOException {
        var scheme = new EncryptionScheme(cipher, new DEROctetString(new byte[vector]));
        var algorithm =
                new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(function, scheme));
        return open(algorithm);
    }

    private static IdentityException open(AlgorithmIdentifier algorithm) throws IOException {
        byte[] der = new EncryptedPrivateKeyInfo(algorithm, new byte[33]).getEncoded();
        return assertThrows(
                IdentityException.class,
                () -> EncryptedKey.open(der, Password.of("x".toCharArray())));
    }

    private static ASN1Integer integer(String value) {
        return new ASN1Integer(new BigInteger(value));
    }
}
