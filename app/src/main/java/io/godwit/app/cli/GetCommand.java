package io.godwit.app.cli;

import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.NodeRole;
import io.godwit.core.node.RateLimits;
import io.godwit.core.node.Resolution;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.ShareLinkException;
import io.godwit.core.node.Target;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.download.DownloadSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches one thing from everyone who has it. */
@Command(
        name = "get",
        description = {
            "Fetch a file or folder from everyone who has it, verified chunk by chunk.",
            "Interrupted? The same command goes on where it was."
        },
        footer = {
            "  godwit get holiday.zip",
            "  godwit get holiday.zip --out ~/Downloads --parallel 8 --limit 5M",
            "  godwit get 'godwit://get/3f1a…?name=holiday.zip&size=1048576'",
            "  godwit get holiday.zip --from gw1…"
        })
final class GetCommand extends Subcommand {
    @Parameters(
            paramLabel = "WHAT",
            description = "Exact name, root or content ID (64 hex digits), or godwit:// link.")
    String what = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder to put it in. Default: the current folder.")
    @Nullable Path out;

    @Option(
            names = "--from",
            paramLabel = "PEER-ID",
            converter = PeerIdConverter.class,
            description = "A peer to fetch from, besides those that are found; may be repeated.")
    List<PeerId> from = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "1..16",
            defaultValue = "4",
            description =
                    "Connections at the same time over all sources, and as many again to those who"
                            + " are still fetching it themselves. Default: 4.")
    int parallel = DownloadSpec.DEFAULT_STREAMS;

    @Option(
            names = "--limit",
            paramLabel = "RATE",
            converter = RateConverter.class,
            description = "Most bytes a second, for example 500K, 5M or 1.5G.")
    long limit;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to look for a source when there is none. Default: 60.")
    int patience = (int) DownloadSpec.DEFAULT_PATIENCE.toSeconds();

    @Mixin DiscoveryOptions discovery = new DiscoveryOptions();

    @Mixin KeyPassword keyPassword = new KeyPassword();

    GetCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        checkRanges();
        checkLink();
        checkFolder();
        StartWatch started = new StartWatch();
        try (ActivityOutput activity = ActivityOutput.forCommand(root());
                Node node = Nodes.start(root(), config(), keyPassword, started.before(activity));
                Interruption interruption = new Interruption(root(), printer, node)) {
            return fetched(printer, node, started, interruption);
        }
    }

    private ExitCode fetched(
            Printer printer, Node node, StartWatch started, Interruption interruption)
            throws CommandFailure, IOException {
        try {
            Target target = target(node, printer);
            String asked = isLink() ? target.name() : what;
            return new DownloadRun(root(), printer, node, started, interruption, asked)
                    .run(request(target));
        } catch (CommandFailure | IOException | RuntimeException failed) {
            if (interruption.hasCome()) {
                // Whoever looks for something finds nothing any more once the node has ended.
                return ExitCode.INTERRUPTED;
            }
            throw failed;
        }
    }

    private void checkRanges() throws CommandFailure {
        if (parallel < 1 || parallel > 16) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--parallel is out of range.", "Choose from 1 to 16.");
        }
        if (what.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "WHAT is empty.", "Give a name, an ID or a godwit:// link.");
        }
        if (patience < 0) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--patience is negative.", "Give a number of seconds.");
        }
    }

    private boolean isLink() {
        return what.startsWith(ShareLink.SCHEME);
    }

    /** Before a node is started for it. */
    private void checkLink() throws CommandFailure {
        if (isLink()) {
            try {
                ShareLink.parse(what);
            } catch (ShareLinkException wrong) {
                throw wrongLink(wrong);
            }
        }
    }

    /** Before anybody is asked for what could not be put anywhere. */
    private void checkFolder() throws CommandFailure {
        Path there = folder();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            throw new CommandFailure(
                    ExitCode.LOCAL,
                    DisplayName.of(there.toString()) + " is not a folder.",
                    "Choose a folder with --out DIR.");
        }
    }

    private Path folder() {
        return out == null ? root().surroundings().folder() : root().absolute(out);
    }

    private static CommandFailure wrongLink(ShareLinkException wrong) {
        return new CommandFailure(
                ExitCode.USAGE,
                "The link cannot be used (" + wrong.getMessage() + ").",
                "Copy it whole, from godwit:// to its end, in quotes.",
                wrong);
    }

    private NodeConfig config() throws CommandFailure {
        return NodeConfig.builder(root().profile())
                .role(NodeRole.DOWNLOADER)
                .listen(new ListenSettings(InetAddress.ofLiteral("0.0.0.0"), 0, true))
                .discovery(discovery.servers(root().surroundings()))
                .limits(new RateLimits(0, limit))
                .build();
    }

    private DownloadRequest request(Target target) {
        // Of the limit the node alone is told: there is nothing else that it fetches.
        return new DownloadRequest(
                target, folder(), parallel, from, Duration.ofSeconds(patience), 0);
    }

    private Target target(Node node, Printer printer) throws CommandFailure, IOException {
        return switch (resolution(node, printer)) {
            case Resolution.One one -> one.target();
            case Resolution.Several several -> throw several(several.choices(), printer);
            case Resolution.Nothing nothing -> throw nothing(nothing.similar(), printer);
        };
    }

    private Resolution resolution(Node node, Printer printer) throws CommandFailure, IOException {
        ProgressView view = ProgressView.of(root(), printer);
        if (!isLink()) {
            // A link says itself what it leads to.
            view.looking(what);
        }
        try {
            return node.resolve(what);
        } catch (ShareLinkException wrong) {
            throw wrongLink(wrong);
        } finally {
            view.end();
        }
    }

    private CommandFailure several(List<FoundContent> choices, Printer printer) {
        choices.forEach(choice -> printer.remark(FindCommand.line(choice)));
        return new CommandFailure(
                ExitCode.NOT_FOUND,
                choices.size() + " different things are called '" + DisplayName.of(what) + "'.",
                "Choose one by its ID, the first column above: godwit get ID.");
    }

    private CommandFailure nothing(List<FoundContent> similar, Printer printer) {
        similar.stream().limit(10).forEach(hit -> printer.remark(FindCommand.line(hit)));
        return new CommandFailure(
                ExitCode.NOT_FOUND,
                "Nobody shares anything with the exact name '" + DisplayName.of(what) + "'.",
                similar.isEmpty()
                        ? "Look for it with 'godwit find'."
                        : "Perhaps it is one of those above; use the exact name or the ID.");
    }
}
