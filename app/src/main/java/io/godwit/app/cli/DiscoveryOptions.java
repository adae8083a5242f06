package io.godwit.app.cli;

import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.node.DiscoveryGroup;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which discovery servers to use. */
final class DiscoveryOptions {
    /** Where a server is unless told otherwise. */
    static final String DEFAULT = "http://127.0.0.1:8000";

    @Option(
            names = "--discovery",
            paramLabel = "URL",
            description =
                    "Discovery server; may be repeated: all are used together, whichever answer."
                            + " Default: those in GODWIT_DISCOVERY, else http://127.0.0.1:8000.")
    List<String> urls = new ArrayList<>();

    /** The servers to use, at least one. */
    List<URI> servers(Surroundings surroundings) throws CommandFailure {
        List<URI> servers = new ArrayList<>();
        for (String url : urls.isEmpty() ? told(surroundings) : urls) {
            servers.add(server(url));
        }
        return servers;
    }

    /** Separators alone say as little as nothing does, as of a script whose variables are empty. */
    private static List<String> told(Surroundings surroundings) {
        String told = surroundings.variable("GODWIT_DISCOVERY", "");
        List<String> named =
                Stream.of(told.split("[\\s,]+", -1)).filter(url -> !url.isEmpty()).toList();
        return named.isEmpty() ? List.of(DEFAULT) : named;
    }

    /** Opens the servers only to ask them, without telling who asks. */
    DiscoveryGroup open(GodwitCommand root) throws CommandFailure {
        return new DiscoveryGroup(
                servers(root.surroundings()).stream()
                        .map(url ->
                                ServerDiscovery.forLookups(
                                        url, EventSink.NONE, ServerDiscoverySettings.defaults()))
                        .toList());
    }

    private static URI server(String text) throws CommandFailure {
        try {
            URI url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && hasPort(url) && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            throw wrong(notAUrl);
        }
        throw wrong(null);
    }

    /** Or none, which is that of its scheme. */
    private static boolean hasPort(URI url) {
        return url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= 0xffff);
    }

    private static CommandFailure wrong(@Nullable Exception cause) {
        return new CommandFailure(
                ExitCode.USAGE,
                "The address of the discovery server is not an http or https URL.",
                "Write it like " + DEFAULT + ".",
                cause);
    }
}
