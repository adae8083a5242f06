package io.godwit.discovery.server.tls;

import java.util.Arrays;
import java.util.Optional;

/**
 * The certificate in two files, as it is and as it becomes. For one thread at a time, but for {@link #current}.
 *
 * <p>What is in the files is compared rather than their dates, so that links which are turned elsewhere count as well.
 */
public final class CertificateWatch {

    private final TlsFiles files;
    private byte[] certificate;
    private byte[] key;
    private String problem = "";
    private volatile TlsIdentity current;

    private CertificateWatch(
            TlsFiles files, PemFile certificate, PemFile key, TlsIdentity current) {
        this.files = files;
        this.certificate = certificate.bytes();
        this.key = key.bytes();
        this.current = current;
    }

    /**
     * Reads the files for the first time.
     *
     * @throws TlsException if there is no certificate with its key in them
     */
    public static CertificateWatch open(TlsFiles files) throws TlsException {
        PemFile certificate = PemFile.read(files.certificate());
        PemFile key = PemFile.read(files.key());
        return new CertificateWatch(files, certificate, key, TlsIdentity.of(certificate, key));
    }

    /** The last pair that could be used. */
    public TlsIdentity current() {
        return current;
    }

    /**
     * Looks again.
     *
     * @return the new pair if there is one
     * @throws TlsException if the files have changed and cannot be used; the old pair stays, and the same trouble is not
     *     told again
     */
    public Optional<TlsIdentity> poll() throws TlsException {
        try {
            Optional<TlsIdentity> changed = changed();
            problem = "";
            return changed;
        } catch (TlsException e) {
            String now = String.valueOf(e.getMessage());
            if (problem.equals(now)) {
                return Optional.empty();
            }
            problem = now;
            throw e;
        }
    }

    private Optional<TlsIdentity> changed() throws TlsException {
        PemFile newCertificate = PemFile.read(files.certificate());
        PemFile newKey = PemFile.read(files.key());
        if (Arrays.equals(certificate, newCertificate.bytes())
                && Arrays.equals(key, newKey.bytes())) {
            return Optional.empty();
        }
        TlsIdentity renewed = TlsIdentity.of(newCertificate, newKey);
        certificate = newCertificate.bytes();
        key = newKey.bytes();
        current = renewed;
        return Optional.of(renewed);
    }
}
