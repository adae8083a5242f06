package io.godwit.discovery.server.http;

import io.godwit.discovery.server.tls.CertificateWatch;
import io.godwit.discovery.server.tls.TlsException;
import io.godwit.discovery.server.tls.TlsIdentity;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTPS with a certificate that may be renewed meanwhile; connections that are open keep the one they began with. */
final class TlsPort {

    private static final Logger LOG = LoggerFactory.getLogger(TlsPort.class);

    private final CertificateWatch certificates;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();

    TlsPort(CertificateWatch certificates) {
        this.certificates = certificates;
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setKeyStorePassword(TlsIdentity.PASSWORD);
        factory.setKeyStore(certificates.current().store());
    }

    ServerConnector connector(Server server, HttpConnectionFactory http) {
        // There is one certificate; whoever comes by a name that it lacks has decided to go on.
        // Jetty would refuse him.
        http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(
                server, new SslConnectionFactory(factory, http.getProtocol()), http);
    }

    /** Takes what is in the files if it has changed and can be used; for one thread at a time. */
    void reload() {
        try {
            certificates.poll().ifPresent(this::show);
        } catch (TlsException e) {
            LOG.warn("the certificate stays as it was: {}", e.getMessage());
        }
    }

    private void show(TlsIdentity renewed) {
        try {
            factory.reload(changed -> changed.setKeyStore(renewed.store()));
            LOG.info("a new certificate, valid until {}", renewed.expires());
        } catch (Exception e) {
            // Declared so by the library; the pair was checked, so whatever it is is a fault.
            throw new IllegalStateException("the certificate cannot be replaced", e);
        }
    }
}
