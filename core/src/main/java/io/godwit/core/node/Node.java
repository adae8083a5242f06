package io.godwit.core.node;

import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.peer.PeerId;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The peer in this process: what every front end talks to. Thread-safe; calls that ask other machines block.
 *
 * <p>What happens meanwhile is told to the event sink given at the start.
 */
public final class Node implements SharedLibrary, AutoCloseable {
    private final NodeParts parts;
    private final ActiveDownloads downloads;
    private final EventSink events;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Node(NodeParts parts, ActiveDownloads downloads, EventSink events) {
        this.parts = parts;
        this.downloads = downloads;
        this.events = events;
    }

    /**
     * Starts a node; it serves when this returns.
     *
     * @param config what it is told
     * @param identity who it is
     * @param events told what happens, from now until the node is closed
     * @throws ListenException if it cannot listen where it was told to
     * @throws ProfileInUseException if another process serves this profile's library
     * @throws IOException if the profile cannot be used
     */
    public static Node start(NodeConfig config, Identity identity, EventSink events)
            throws IOException {
        config.profile().prepare();
        PartStack stack = new PartStack();
        ActiveDownloads downloads = new ActiveDownloads();
        boolean started = false;
        try {
            NodeParts parts =
                    new NodeAssembly(config, identity, events, downloads, stack).assemble();
            events.emit(new NodeEvent.Started(parts.listener().localAddress().getPort()));
            started = true;
            return new Node(parts, downloads, events);
        } finally {
            if (!started) {
                stack.close();
            }
        }
    }

    /** This node's peer ID. */
    public PeerId id() {
        return parts.identity().id();
    }

    /** The port it listens on. */
    public int port() {
        return parts.listener().localAddress().getPort();
    }

    /** How announcing goes, one state for each discovery server. */
    public List<DiscoveryState> discovery() {
        return parts.discovery().states();
    }

    /**
     * Searches public content by name, merged over all discovery servers.
     *
     * @param text what to look for
     * @param limit most hits, from 1
     * @throws DiscoveryException if no server answers
     */
    public List<FoundContent> find(String text, int limit) throws DiscoveryException {
        return parts.discovery().search(text, limit);
    }

    /**
     * Lists who is online.
     *
     * @param limit most peers, from 1
     * @throws DiscoveryException if no server answers
     */
    public List<FoundPeer> peers(int limit) throws DiscoveryException {
        return parts.discovery().peers(limit);
    }

    /**
     * Finds out what a person means.
     *
     * @param what a link, an identifier or an exact name
     * @throws ShareLinkException if it begins like a link and is none
     * @throws DiscoveryException if a name cannot be searched
     */
    public Resolution resolve(String what) throws ShareLinkException, DiscoveryException {
        return new TargetResolver(parts.discovery()).resolve(what);
    }

    /**
     * Starts to fetch something, or goes on where an earlier attempt ended.
     *
     * @return the running download
     */
    public Download download(DownloadRequest request) {
        Target target = request.target();
        DownloadSpec spec =
                new DownloadSpec(
                        target.wanted(),
                        target.name(),
                        request.streams(),
                        Stream.concat(target.peers().stream(), request.from().stream())
                                .distinct()
                                .filter(peer -> !peer.equals(id()))
                                .toList(),
                        request.patience());
        Download download =
                parts.engine()
                        .download(
                                spec,
                                parts.sources(),
                                (id, manifest) -> {
                                    String name = nameOf(target, manifest);
                                    downloads.opened(id, name, manifest);
                                    return parts.stores()
                                            .open(request.folder(), name, id, manifest);
                                });
        var _ = download.result().whenComplete((result, failure) -> downloads.ended(spec.id()));
        return download;
    }

    /** A file that was asked for by its identifier alone is called what its source calls it. */
    private static String nameOf(Target target, Manifest manifest) {
        return manifest.folder() ? target.name() : manifest.files().getFirst().path().getLast();
    }

    @Override
    public Share share(Path path, Visibility visibility) throws ShareException {
        return library().share(path, visibility);
    }

    @Override
    public boolean unshare(Path path) throws ShareException {
        return library().unshare(path);
    }

    @Override
    public List<Share> shares() throws ShareException {
        return library().shares();
    }

    @Override
    public Optional<ShareLink> link(Share share) {
        return parts.library().flatMap(library -> library.link(share));
    }

    private LibraryShares library() throws ShareException {
        return parts.library()
                .orElseThrow(() ->
                        new ShareException(ShareException.Reason.CLOSED, "this node only fetches"));
    }

    /** Ends everything in order: downloads keep what they have, peers are told, the announcement is withdrawn. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.stack().close();
            events.emit(new NodeEvent.Stopped());
        }
    }
}
