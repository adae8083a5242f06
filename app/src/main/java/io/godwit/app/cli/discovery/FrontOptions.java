package io.godwit.app.cli.discovery;

import io.godwit.app.cli.CommandFailure;
import io.godwit.app.cli.ExitCode;
import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.net.Network;
import io.godwit.discovery.server.net.ProxyHeader;
import io.godwit.discovery.server.net.TrustedProxies;
import io.godwit.discovery.server.tls.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server faces the world. */
public final class FrontOptions {
    @Option(
            names = "--trusted-proxies",
            paramLabel = "NETWORKS",
            split = ",",
            converter = NetworkConverter.class,
            description =
                    "Proxies whose word about their clients is taken, as 10.0.0.0/8,192.0.2.7."
                            + " Default: nobody's.")
    List<Network> proxies = List.of();

    @Option(
            names = "--proxy-header",
            paramLabel = "NAME",
            defaultValue = "X-Forwarded-For",
            converter = ProxyHeaderConverter.class,
            description =
                    "The header in which they tell: X-Forwarded-For or Forwarded."
                            + " Default: ${DEFAULT-VALUE}.")
    ProxyHeader header = ProxyHeader.X_FORWARDED_FOR;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description =
                    "Serve HTTPS with the certificate and its issuers in this PEM file; read again when it"
                            + " changes.")
    @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "PEM file with its private key, without a password.")
    @Nullable Path key;

    Front front(UnaryOperator<Path> absolute) throws CommandFailure {
        Front front = Front.PLAIN.behind(new TrustedProxies(proxies, header));
        if (certificate == null && key == null) {
            return front;
        }
        if (certificate == null || key == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Only one of --tls-certificate and --tls-key is given.",
                    "Give both for HTTPS, none for HTTP.");
        }
        return front.secured(new TlsFiles(absolute.apply(certificate), absolute.apply(key)));
    }
}
