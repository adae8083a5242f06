package io.godwit.app.view.home;

import io.godwit.app.network.Network;
import io.godwit.app.network.NetworkState;
import io.godwit.app.network.NetworkState.Meeting;
import io.godwit.app.network.PeerNames;
import io.godwit.app.network.Subscription;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.transfers.UploadSnapshot;
import io.godwit.app.transfers.Uploading;
import io.godwit.app.view.WindowContext;
import io.godwit.core.content.DisplayName;
import io.godwit.core.node.Node;
import io.godwit.core.peer.PeerId;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The first page's desk in a running program. */
final class NodeHomeDesk implements HomeDesk {
    /** More peers than this are not counted. */
    private static final int MOST = 1_000;

    private final Network network;
    private final SettingsStore settings;
    private final Transfers transfers;
    private final Uploading uploading;
    private final PeerNames names;

    NodeHomeDesk(WindowContext context) {
        network = context.network();
        settings = context.settings();
        transfers = context.transfers();
        uploading = context.uploading();
        names = context.names();
    }

    @Override
    public Visibility share(Path path) throws IOException {
        return network.node()
                .orElseThrow(OffException::new)
                .shareNew(path, Visibility.PUBLIC)
                .visibility();
    }

    @Override
    public Optional<Around> around() throws IOException {
        Optional<Node> running = network.node();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Node node = running.get();
        int shares = node.shares().size();
        long others = node.peers(MOST).stream().filter(p -> !p.id().equals(node.id())).count();
        return Optional.of(new Around((int) others, shares));
    }

    @Override
    public Optional<PeerId> me() {
        return network.node().map(Node::id);
    }

    @Override
    public Found found() {
        if (!(network.state() instanceof NetworkState.Online(Meeting meeting))) {
            return new Found.Nowhere();
        }
        return switch (meeting) {
            case Meeting.Server(var url) ->
                    new Found.Through(Objects.requireNonNullElse(url.getAuthority(), ""));
            case Meeting.Joined _, Meeting.Embedded _ -> new Found.Nearby();
        };
    }

    @Override
    public String name() {
        return settings.current().name();
    }

    @Override
    public Subscription onTransfers(Consumer<List<ActiveTransfer>> listener) {
        return transfers.onTransfers(all ->
                listener.accept(
                        all.stream()
                                .filter(one -> one.state().isActive())
                                .map(NodeHomeDesk::active)
                                .toList()));
    }

    private static ActiveTransfer active(TransferSnapshot transfer) {
        return new ActiveTransfer(
                transfer.number(),
                DisplayName.of(transfer.name()),
                transfer.fraction(),
                transfer.bytesPerSecond(),
                transfer.sources(),
                transfer.timeLeft());
    }

    @Override
    public Subscription onUploads(Consumer<List<ActiveUpload>> listener) {
        return uploading.onUploads(all -> listener.accept(all.stream().map(this::active).toList()));
    }

    private ActiveUpload active(UploadSnapshot upload) {
        return new ActiveUpload(
                upload.key(),
                upload.share()
                        .map(path -> DisplayName.of(String.valueOf(path.getFileName())))
                        .orElse(""),
                names.of(upload.peer()),
                upload.bytesPerSecond(),
                upload.sentBytes());
    }

    @Override
    public Subscription onNetwork(Runnable listener) {
        return network.onState(state -> listener.run());
    }
}
