package io.godwit.discovery.server.tls;

import io.godwit.discovery.server.tls.TlsException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * A PEM file as certificate programs leave them: certificates and keys (PKCS #8, PKCS #1, SEC 1) among other things.
 * Immutable, but for the bytes, which nobody here writes into.
 */
final class PemFile {
    /** Longest file that is read, in bytes; a long chain has about 10,000. */
    static final int MAX_BYTES = 256 * 1024;

    private final Path path;
    private final byte[] bytes;

    private PemFile(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    static PemFile read(Path path) throws TlsException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) {
                return new PemFile(path, bytes);
            }
        } catch (IOException e) {
            throw new TlsException(Reason.UNREADABLE, path + " cannot be read", e);
        }
        throw new TlsException(
                Reason.UNREADABLE, path + " is longer than " + MAX_BYTES + " bytes", null);
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** Its content. */
    byte[] bytes() {
        return bytes;
    }

    /** The certificates in it, in their order, at least one. */
    X509Certificate[] certificates() throws TlsException {
        var converter = new JcaX509CertificateConverter();
        var chain = new ArrayList<X509Certificate>();
        try {
            for (Object part : parts()) {
                if (part instanceof X509CertificateHolder certificate) {
                    chain.add(converter.getCertificate(certificate));
                }
            }
        } catch (CertificateException | IOException e) {
            throw noCertificate(e);
        }
        if (chain.isEmpty()) {
            throw noCertificate(null);
        }
        return chain.toArray(X509Certificate[]::new);
    }

    private TlsException noCertificate(@Nullable Exception cause) {
        return new TlsException(
                Reason.NO_CERTIFICATE, path + " has no certificate in PEM form", cause);
    }

    /** The first private key in it. */
    PrivateKey key() throws TlsException {
        var converter = new JcaPEMKeyConverter();
        try {
            for (Object part : parts()) {
                switch (part) {
                    case PrivateKeyInfo key -> {
                        return converter.getPrivateKey(key);
                    }
                    case PEMKeyPair pair -> {
                        return converter.getPrivateKey(pair.getPrivateKeyInfo());
                    }
                    case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                            throw new TlsException(
                                    Reason.LOCKED_KEY,
                                    "the private key in " + path + " has a password; remove it",
                                    null);
                    default -> {
                        // Certificates in the same file, parameters of a curve.
                    }
                }
            }
        } catch (TlsException e) {
            throw e;
        } catch (IOException e) {
            throw noKey(e);
        }
        throw noKey(null);
    }

    private TlsException noKey(@Nullable Exception cause) {
        return new TlsException(Reason.NO_KEY, path + " has no private key in PEM form", cause);
    }

    private List<Object> parts() throws IOException {
        var parts = new ArrayList<Object>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        try (var parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                parts.add(part);
            }
        }
        return parts;
    }
}
