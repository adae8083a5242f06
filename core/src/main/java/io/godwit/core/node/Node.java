package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.CryptoWarmUp;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.PeerDiscovery;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.TrustStore;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Limits;
import io.godwit.core.share.FolderPage;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.SharedCopy;
import io.godwit.core.share.Totals;
import io.godwit.core.share.Visibility;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The peer in this process: what every front end talks to. Thread-safe; calls that ask other machines block.
 *
 * <p>What happens meanwhile is told to the event sink given at the start.
 */
public final class Node implements SharedLibrary, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    /** For the last checkpoint of a slow disk. */
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final NodeParts parts;
    private final ActiveDownloads downloads;
    private final WarmUp warmUp;
    private final EventSink events;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Node(NodeParts parts, ActiveDownloads downloads, WarmUp warmUp, EventSink events) {
        this.parts = parts;
        this.downloads = downloads;
        this.warmUp = warmUp;
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
        ActiveDownloads downloads = new ActiveDownloads(System::nanoTime);
        WarmUp warmUp = WarmUp.of(new CryptoWarmUp());
        boolean started = false;
        try {
            NodeParts parts =
                    new NodeAssembly(config, identity, events, downloads, stack, warmUp).assemble();
            events.emit(new NodeEvent.Started(parts.reach().listener().localAddress().getPort()));
            started = true;
            return new Node(parts, downloads, warmUp, events);
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
        return parts.reach().listener().localAddress().getPort();
    }

    /** The discovery servers in use and how announcing there goes, in the order they came. */
    public Map<URI, DiscoveryState> servers() {
        return parts.reach().rendezvous().servers().states();
    }

    /**
     * Uses exactly these discovery servers from now on, perhaps none; what is announced is announced at new ones and
     * withdrawn at those left out, in the background.
     *
     * @throws IllegalArgumentException if one is not an http or https URL
     */
    public void useServers(Collection<URI> servers) {
        parts.reach().rendezvous().use(servers);
    }

    /**
     * Takes another name for others to see; sent within seconds.
     *
     * @param name 0 to {@link NodeConfig#MAX_NAME} characters
     * @throws IllegalArgumentException if it is longer
     */
    public void rename(String name) {
        NodeConfig.checkName(name);
        parts.reach().rendezvous().rename(name);
    }

    /** Changes how fast this node may be, at once, also for what is running. */
    public void limit(RateLimits limits) {
        parts.engine().limit(limits.upload(), limits.download());
    }

    /** Contacts and blocked peers. Changes count at once: a peer that lost trust is cut off. */
    public TrustStore trust() {
        return parts.trust();
    }

    /**
     * Searches public content by name, merged over all discovery servers.
     *
     * @param text what to look for
     * @param limit most hits, from 1
     * @throws DiscoveryException if no server answers
     */
    public List<FoundContent> find(String text, int limit) throws DiscoveryException {
        return parts.reach().rendezvous().discovery().search(text, limit);
    }

    /**
     * Lists who is online.
     *
     * @param limit most peers, from 1
     * @throws DiscoveryException if no server answers
     */
    public List<FoundPeer> peers(int limit) throws DiscoveryException {
        return parts.reach().rendezvous().discovery().peers(limit);
    }

    /**
     * Listens for changes of who is online and what they publish, at all discovery servers, also those used later; told
     * within a second.
     *
     * @param changed called for each change, perhaps several together, by a thread that it must not hold up
     * @return ends it
     */
    public PeerDiscovery.Watch watch(Runnable changed) {
        return parts.reach().rendezvous().discovery().watch(changed);
    }

    /**
     * Asks a peer what it shares with this node, page by page.
     *
     * @param peer whom
     * @param cursor where to go on, from the last page; empty for the start
     * @param limit most entries wanted, 1 to {@link Limits#MAX_LISTING}
     * @throws IOException if the peer cannot be reached, refuses or is blocked
     */
    public BrowsePage browse(PeerId peer, String cursor, int limit)
            throws IOException, InterruptedException {
        return parts.reach().links().browse(peer, cursor, limit);
    }

    /**
     * Measures how long a peer takes to answer, once connected.
     *
     * @return the time from question to answer
     * @throws IOException if the peer cannot be reached, does not answer in 5 s or is blocked
     */
    public Duration ping(PeerId peer) throws IOException, InterruptedException {
        return parts.reach().links().ping(peer);
    }

    /** Who fetches from this node now, one entry for each peer and file. */
    public List<Upload> uploads() {
        return UploadSummary.of(parts.engine().served(), parts.library());
    }

    /** The downloads that have not ended, in the order they were started. */
    public List<Download> downloads() {
        return parts.engine().downloads();
    }

    /**
     * Finds out what a person means.
     *
     * @param what a link, an identifier or an exact name
     * @throws ShareLinkException if it begins like a link and is none
     * @throws DiscoveryException if a name cannot be searched
     */
    public Resolution resolve(String what) throws ShareLinkException, DiscoveryException {
        return new TargetResolver(parts.reach().rendezvous().discovery()).resolve(what);
    }

    /**
     * Starts to fetch something, or goes on where an earlier attempt ended.
     *
     * @return the running download
     */
    public Download download(DownloadRequest request) {
        Target target = request.target();
        if (target.wanted() instanceof Wanted.File file) {
            warmUp.expect(file.size());
        }
        DownloadSpec spec =
                new DownloadSpec(
                        target.wanted(),
                        target.name(),
                        request.streams(),
                        Stream.concat(target.peers().stream(), request.from().stream())
                                .distinct()
                                .filter(peer -> !peer.equals(id()))
                                .toList(),
                        request.patience(),
                        request.limit());
        Download download = begin(spec, request);
        var _ = download.result().whenComplete((result, failure) -> downloads.ended(spec.id()));
        return download;
    }

    private Download begin(DownloadSpec spec, DownloadRequest request) {
        Target target = request.target();
        downloads.begun(spec.id());
        boolean begun = false;
        try {
            Download download =
                    parts.engine()
                            .download(
                                    spec,
                                    parts.reach().sources(),
                                    (id, manifest) -> {
                                        String name = nameOf(target, manifest);
                                        warmUp.expect(manifest.total());
                                        downloads.opened(id, name, manifest);
                                        return parts.stores()
                                                .open(request.folder(), name, id, manifest);
                                    });
            begun = true;
            return download;
        } finally {
            if (!begun) {
                downloads.ended(spec.id());
            }
        }
    }

    /**
     * Deletes what a download that is not running has left in its folder; blocks.
     *
     * @param folder where it was to end up
     * @return whether there was something
     * @throws StorageException if it is in use, is not that of this download, or the file system refuses
     */
    public boolean discard(Path folder, ContentId id) throws StorageException {
        return parts.stores().discard(folder, id);
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
    public Share shareNew(Path path, Visibility visibility) throws ShareException {
        return library().shareNew(path, visibility);
    }

    @Override
    public void requireShareable(Path path) throws ShareException {
        library().requireShareable(path);
    }

    @Override
    public boolean unshare(Path path) throws ShareException {
        return library().unshare(path);
    }

    @Override
    public List<Share> shares() throws ShareException {
        return library().shares();
    }

    /**
     * What is directly in a folder of a share, page by page, as the index knows it; the disk is not looked at.
     *
     * @param share as in {@link Share#path()}
     * @param folder parts of the folder's path in the share, none for the share itself
     * @param cursor where to go on, from the last page; empty for the start
     * @param limit most items wanted, taken as 1 to 1,000
     * @return the items; none when the folder or the share is no longer there
     * @throws ShareException if the library cannot be read
     */
    public FolderPage contents(Path share, List<String> folder, String cursor, int limit)
            throws ShareException {
        return library().contents(share, folder, cursor, limit);
    }

    /**
     * How much is in a folder of a share, as the index knows it; the disk is not looked at. Takes longer the more files
     * there are.
     *
     * @param share as in {@link Share#path()}
     * @param folder parts of the folder's path in the share, none for the share itself
     * @return nothing when the folder or the share is no longer there
     * @throws ShareException if the library cannot be read
     */
    public Totals totals(Path share, List<String> folder) throws ShareException {
        return library().totals(share, folder);
    }

    /**
     * Where content lies that this node shares, as the index knows it; the disk is not looked at.
     *
     * @param id root of a file, content ID of a folder
     * @return empty when it is not shared here
     * @throws ShareException if the library cannot be read
     */
    public Optional<SharedCopy> copy(ContentId id) throws ShareException {
        return library().copy(id);
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
            endDownloads();
            parts.stack().close();
            events.emit(new NodeEvent.Stopped());
        }
    }

    /** While everything that they use is still there, so that none of them fails of its absence. */
    private void endDownloads() {
        List<Download> running = downloads();
        running.forEach(Download::cancel);
        CompletableFuture<?>[] ends =
                running.stream().map(Download::result).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.debug("downloads ended as they were told to");
        } catch (TimeoutException e) {
            LOG.warn("a download did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
