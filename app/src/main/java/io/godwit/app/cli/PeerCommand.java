package io.godwit.app.cli;

import io.godwit.app.control.ControlServer;
import io.godwit.app.settings.SettingsRules;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.NodeRole;
import io.godwit.core.node.RateLimits;
import io.godwit.core.peer.AddressRules;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a peer without a window until it is stopped. */
@Command(
        name = "peer",
        description = {
            "Run a peer without a window until stopped.",
            "Prints one line 'ready peer-id=… port=… discovery=…' when it serves."
        },
        footer = {
            "  godwit peer --share ~/Pictures --name Ada",
            "  godwit peer --bind 192.0.2.7 --port 9000",
            "  godwit peer --no-discovery --share film.mkv",
            "  godwit peer --password-file secret         as a service, without a terminal"
        })
final class PeerCommand extends Subcommand {
    private static final Logger LOG = LoggerFactory.getLogger(PeerCommand.class);

    /** The registration is usually done in a few milliseconds; without a server nobody should wait long. */
    private static final Duration REGISTRATION = Duration.ofSeconds(3);

    @Option(
            names = "--share",
            paramLabel = "PATH",
            converter = PathConverter.class,
            description = "File or folder to share, from now on; may be repeated.")
    List<Path> shares = List.of();

    @Option(
            names = "--visibility",
            paramLabel = "WHO",
            defaultValue = "public",
            converter = VisibilityConverter.class,
            description =
                    "Who may have what --share names: public, contacts or link. Default: public.")
    Visibility visibility = Visibility.PUBLIC;

    @Option(names = "--name", paramLabel = "N", description = "The name that others see.")
    String name = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port to listen on; 0 takes any. Default: 9000, or another if it is taken.")
    @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = "0.0.0.0",
            description = "Local IP address to listen on. Default: all.")
    String bind = "0.0.0.0";

    @ArgGroup(exclusive = true)
    Where where = new Where();

    /** With or without discovery. */
    static final class Where {
        @ArgGroup(exclusive = false)
        DiscoveryOptions discovery = new DiscoveryOptions();

        @Option(names = "--no-discovery", description = "Do not tell any discovery server.")
        boolean none;
    }

    @Option(
            names = "--downloads",
            paramLabel = "DIR",
            description = "Folder for what this peer fetches. Default: downloads in the profile.")
    @Nullable Path downloads;

    @Option(
            names = "--upload-limit",
            paramLabel = "RATE",
            converter = RateConverter.class,
            description = "Most bytes a second served to others, for example 5M.")
    long uploadLimit;

    @Mixin KeyPassword keyPassword = new KeyPassword();

    PeerCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        NodeConfig config = config();
        try (ActivityOutput activity = ActivityOutput.forPeer(root());
                Node node = Nodes.start(root(), config, keyPassword, activity)) {
            serve(printer, node, config.discovery().servers());
            return ExitCode.DONE;
        }
    }

    private void serve(Printer printer, Node node, List<URI> discovery)
            throws CommandFailure, IOException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (ControlServer control =
                        ControlServer.start(root().profile(), new LibraryRequests(node)::answer);
                var _ =
                        new StopSignal(
                                () -> {
                                    stop(control);
                                    node.close();
                                    stopped.countDown();
                                },
                                ExitCode.DONE)) {
            LibraryRequests.share(node, shares.stream().map(root()::absolute).toList(), visibility);
            Nodes.awaitAnnounced(node, REGISTRATION);
            ready(printer, node, discovery);
            stopped.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(ControlServer control) {
        try {
            control.close();
        } catch (IOException leftBehind) {
            LOG.debug("the control socket stays behind: {}", leftBehind.getMessage());
        }
    }

    private static void ready(Printer printer, Node node, List<URI> discovery) {
        String where =
                discovery.isEmpty()
                        ? "none"
                        : discovery.stream().map(URI::toString).collect(Collectors.joining(","));
        String id = PeerIdText.format(node.id());
        printer.line("ready peer-id=" + id + " port=" + node.port() + " discovery=" + where);
        printer.value(new JsonForms.Ready("ready", id, node.port(), where));
    }

    private NodeConfig config() throws CommandFailure {
        NodeConfig.Builder builder =
                NodeConfig.builder(root().profile())
                        .role(NodeRole.PEER)
                        .name(checkedName())
                        .listen(listen())
                        .limits(new RateLimits(uploadLimit, 0));
        if (!where.none) {
            builder.discovery(where.discovery.servers(root().surroundings()));
        }
        if (downloads != null) {
            builder.downloads(root().absolute(downloads));
        }
        return builder.build();
    }

    private String checkedName() throws CommandFailure {
        if (SettingsRules.name(name).isPresent()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The name is too long or has characters that cannot be seen.",
                    "Choose one of at most " + NodeConfig.MAX_NAME + " plain characters.");
        }
        return name;
    }

    private ListenSettings listen() throws CommandFailure {
        int wanted = port == null ? ListenSettings.DEFAULT_PORT : port;
        if (wanted < 0 || wanted > 0xffff) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--port is out of range.", "Choose from 0 to 65535.");
        }
        if (wanted != 0 && !AddressRules.allowsPort(wanted)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Port " + wanted + " belongs to another service, so no peer would dial it.",
                    "Choose one above 1023, such as " + ListenSettings.DEFAULT_PORT + ".");
        }
        return new ListenSettings(LocalAddress.parse(bind), wanted, port == null);
    }
}
