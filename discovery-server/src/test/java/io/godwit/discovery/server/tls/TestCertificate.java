package io.godwit.discovery.server.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate for 127.0.0.1 that signs itself, and its key. */
public record TestCertificate(KeyPair pair, X509Certificate certificate) {

    /** A fresh one of P-256. */
    public static TestCertificate make(String name) {
        return make(name, "EC", 256, "SHA256withECDSA");
    }

    static TestCertificate make(String name, String kind, int bits, String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            var subject = new X500Name("CN=" + name);
            Instant now = Instant.now();
            var builder =
                    new JcaX509v3CertificateBuilder(
                            subject,
                            BigInteger.ONE,
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(Duration.ofDays(1))),
                            subject,
                            pair.getPublic());
            var here = new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
            builder.addExtension(Extension.subjectAlternativeName, false, here);
            var signer = new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
            return new TestCertificate(
                    pair, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a client that believes this certificate and no other. */
    public SSLContext believer() throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("here", certificate);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    public String certificatePem() {
        return pem(certificate);
    }

    /** PKCS #8, as most programs write it. */
    public String keyPem() {
        return armoured("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /** PKCS #1 or, with the parameters of the curve before it, SEC 1, as OpenSSL's older commands do. */
    String olderKeyPem() {
        return pair.getPrivate() instanceof ECPrivateKey ec
                ? "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                        + sec1(ec)
                : pem(pair.getPrivate());
    }

    private static String sec1(ECPrivateKey key) {
        var form =
                new org.bouncycastle.asn1.sec.ECPrivateKey(
                        256, key.getS(), SECObjectIdentifiers.secp256r1);
        try {
            return armoured("EC PRIVATE KEY", form.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String armoured(String kind, byte[] bytes) {
        return "-----BEGIN "
                + kind
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END "
                + kind
                + "-----\n";
    }

    private static String pem(Object object) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** Writes certificate and key. */
    public void writeTo(TlsFiles files) throws IOException {
        Files.writeString(files.certificate(), certificatePem());
        Files.writeString(files.key(), keyPem());
    }

    /** Two files in a folder that do not exist yet. */
    public static TlsFiles files(Path folder) {
        return new TlsFiles(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
    }
}
