package io.godwit.app.cli;

import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.node.DiscoveryGroup;
import io.godwit.core.peer.PeerAddress;
import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists who is online. */
@Command(
        name = "peers",
        description = "List who is online.",
        footer = {"  godwit peers", "  godwit peers --json --discovery http://192.0.2.7:8000"})
final class PeersCommand extends Subcommand {
    /** More than fits any screen. */
    private static final int MAX = 10_000;

    @Mixin DiscoveryOptions discovery = new DiscoveryOptions();

    PeersCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        List<FoundPeer> peers;
        try (DiscoveryGroup group = discovery.open(root())) {
            peers = group.peers(MAX);
        }
        printer.value(peers.stream().map(PeersCommand::form).toList());
        peers.forEach(peer -> printer.line(line(peer)));
        if (peers.isEmpty()) {
            printer.remark("Nobody is online.");
        }
        return ExitCode.DONE;
    }

    private static JsonForms.Online form(FoundPeer peer) {
        return new JsonForms.Online(
                PeerIdText.format(peer.id()),
                peer.name(),
                peer.addresses().stream().map(PeerAddress::format).toList(),
                peer.shares());
    }

    private static String line(FoundPeer peer) {
        String name = peer.name().isEmpty() ? "(no name)" : DisplayName.of(peer.name());
        return "%s  %-22s %s".formatted(PeerIdText.format(peer.id()), entries(peer.shares()), name);
    }

    /** Discovery counts what is in a folder too, so they are no shares. */
    private static String entries(int count) {
        return count == 1 ? "1 file or folder" : count + " files and folders";
    }
}
