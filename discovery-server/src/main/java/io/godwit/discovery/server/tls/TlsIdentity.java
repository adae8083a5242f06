package io.godwit.discovery.server.tls;

import io.godwit.discovery.server.tls.TlsException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A certificate with its key.
 *
 * @param store both, in memory, under {@link #PASSWORD}
 * @param expires when clients stop believing in it
 */
public record TlsIdentity(KeyStore store, Instant expires) {

    /** Of the store in memory, where Java wants one; it protects nothing. */
    public static final String PASSWORD = "in memory";

    private static final byte[] PROBE = "is this one pair?".getBytes(StandardCharsets.US_ASCII);

    /**
     * Puts both together.
     *
     * @throws TlsException if one is missing, or the key is not that of the first certificate
     */
    static TlsIdentity of(PemFile certificate, PemFile key) throws TlsException {
        X509Certificate[] chain = certificate.certificates();
        PrivateKey secret = key.key();
        if (!isPair(chain[0].getPublicKey(), secret)) {
            throw new TlsException(
                    Reason.MISMATCH,
                    "the private key in "
                            + key.path()
                            + " is not that of the first certificate in "
                            + certificate.path(),
                    null);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", secret, PASSWORD.toCharArray(), chain);
            return new TlsIdentity(store, chain[0].getNotAfter().toInstant());
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(
                    Reason.NO_CERTIFICATE,
                    certificate.path() + " has no chain of certificates, each signed by the next",
                    e);
        }
    }

    private static boolean isPair(PublicKey open, PrivateKey secret) {
        if (!open.getAlgorithm().equals(secret.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm(secret.getAlgorithm()));
            signature.initSign(secret);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // Of different curves, or of a kind that this
            // Java does not know: no pair that could serve.
            return false;
        }
    }

    private static String algorithm(String key) {
        return switch (key) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key;
        };
    }
}
