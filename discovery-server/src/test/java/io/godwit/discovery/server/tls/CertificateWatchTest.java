package io.godwit.discovery.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.tls.TlsException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateWatchTest {

    @TempDir Path folder;

    private final TestCertificate first = TestCertificate.make("first");
    private final TestCertificate second = TestCertificate.make("second");
    private TlsFiles files = new TlsFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void write() throws Exception {
        files = TestCertificate.files(folder);
        first.writeTo(files);
    }

    @Test
    void aPairThatHasChangedIsTakenOnce() throws Exception {
        CertificateWatch watch = CertificateWatch.open(files);
        assertEquals(Optional.empty(), watch.poll());
        second.writeTo(files);
        TlsIdentity renewed = watch.poll().orElseThrow();
        assertEquals(second.certificate(), renewed.store().getCertificate("server"));
        assertEquals(second.certificate().getNotAfter().toInstant(), renewed.expires());
        assertSame(renewed, watch.current());
        assertEquals(Optional.empty(), watch.poll());
    }

    @Test
    void aKeyOfAnotherCertificateIsToldOnceAndTheOldPairStays() throws Exception {
        CertificateWatch watch = CertificateWatch.open(files);
        TlsIdentity before = watch.current();
        Files.writeString(files.certificate(), second.certificatePem());
        TlsException refused = assertThrows(TlsException.class, watch::poll);
        assertEquals(Reason.MISMATCH, refused.reason());
        assertTrue(refused.getMessage().contains(files.key().toString()), refused.getMessage());
        assertEquals(Optional.empty(), watch.poll());
        assertSame(before, watch.current());
        Files.writeString(files.key(), second.keyPem());
        assertTrue(watch.poll().isPresent());
    }

    @Test
    void theSameTroubleAfterBetterTimesIsToldAgain() throws Exception {
        CertificateWatch watch = CertificateWatch.open(files);
        Files.delete(files.key());
        assertThrows(TlsException.class, watch::poll);
        first.writeTo(files);
        assertEquals(Optional.empty(), watch.poll());
        Files.delete(files.key());
        assertThrows(TlsException.class, watch::poll);
    }

    @Test
    void keysOfOtherFormsAndKindsAreRead() throws Exception {
        Files.writeString(files.key(), first.olderKeyPem());
        CertificateWatch.open(files);
        TestCertificate rsa = TestCertificate.make("rsa", "RSA", 2048, "SHA256withRSA");
        Files.writeString(files.certificate(), rsa.certificatePem());
        Files.writeString(files.key(), rsa.olderKeyPem());
        CertificateWatch.open(files);
        TestCertificate edwards = TestCertificate.make("ed", "Ed25519", 255, "Ed25519");
        Path both = folder.resolve("both.pem");
        Files.writeString(both, edwards.keyPem() + edwards.certificatePem());
        CertificateWatch.open(new TlsFiles(both, both));
    }

    @Test
    void whatIsWrongIsToldWithoutTheKey() throws Exception {
        assertRefused(Reason.MISMATCH, first.certificatePem(), second.keyPem());
        assertRefused(Reason.NO_CERTIFICATE, "nothing", first.keyPem());
        String unrelated = first.certificatePem() + second.certificatePem();
        assertRefused(Reason.NO_CERTIFICATE, unrelated, first.keyPem());
        assertRefused(Reason.NO_CERTIFICATE, first.keyPem(), first.keyPem());
        assertRefused(Reason.NO_CERTIFICATE, damaged(first.certificatePem()), first.keyPem());
        assertRefused(Reason.NO_KEY, first.certificatePem(), first.certificatePem());
        assertRefused(Reason.NO_KEY, first.certificatePem(), damaged(first.keyPem()));
        assertRefused(
                Reason.LOCKED_KEY,
                first.certificatePem(),
                first.keyPem()
                        .replace("PRIVATE", "ENCRYPTED PRIVATE")
                        .replaceAll(
                                "(?s)KEY-----\n.*\n-----END",
                                "KEY-----\n" + LOCKED + "\n-----END"));
        assertRefused(Reason.UNREADABLE, "#".repeat(PemFile.MAX_BYTES + 1), first.keyPem());
    }

    /** The shortest thing of the form of a locked key: PBES2 without parameters, one byte of nothing. */
    private static final String LOCKED = "MBAwCwYJKoZIhvcNAQUNBAEA";

    private static String damaged(String pem) {
        int middle = pem.length() / 2;
        return pem.substring(0, middle) + "AAAA" + pem.substring(middle + 8);
    }

    private void assertRefused(Reason reason, String certificate, String key) throws Exception {
        Files.writeString(files.certificate(), certificate);
        Files.writeString(files.key(), key);
        TlsException refused = assertThrows(TlsException.class, () -> CertificateWatch.open(files));
        assertEquals(reason, refused.reason(), refused::getMessage);
        assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
        assertFalse(refused.getMessage().contains("MI"), refused.getMessage());
    }
}
