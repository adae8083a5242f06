package io.godwit.core.discovery.server;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.FoundPage;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.PeerDiscovery;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Discovery through one server. Thread-safe.
 *
 * <p>The server is not trusted: what it says of peers is taken from records that they signed, and addresses are
 * filtered by what a party at the server's address may speak of.
 */
public final class ServerDiscovery implements PeerDiscovery {

    private static final Duration LONGEST_REGISTRATION = Duration.ofSeconds(2);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

    private final @Nullable Identity identity;
    private final EventSink events;
    private final ServerDiscoverySettings settings;
    private final ServerCalls calls;
    private final Lookups lookups;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<ChangeStream> streams = new ArrayList<>();
    private @Nullable Announcer announcer;
    private @Nullable Thread thread;
    private boolean closed;

    /**
     * Nothing is sent before the first call.
     *
     * @param server such as {@code http://192.0.2.1:8000}
     * @param identity signs this node's registrations
     * @param events told how announcing goes
     * @param settings times, clocks, randomness
     * @throws IllegalArgumentException if the server's URL is not http or https
     */
    public ServerDiscovery(
            URI server, Identity identity, EventSink events, ServerDiscoverySettings settings) {
        this(settings, server, identity, events);
    }

    private ServerDiscovery(
            ServerDiscoverySettings settings,
            URI server,
            @Nullable Identity identity,
            EventSink events) {
        this.identity = identity;
        this.events = events;
        this.settings = settings;
        this.calls = new ServerCalls(server, settings.call());
        this.lookups = new Lookups(calls, new RecordChecker(server, events), settings);
    }

    /**
     * Only asks: needs no identity and cannot announce one.
     *
     * @param server as above
     * @param events told of peers that are not believed
     * @param settings times, clocks, randomness
     * @throws IllegalArgumentException if the server's URL is not http or https
     */
    public static ServerDiscovery forLookups(
            URI server, EventSink events, ServerDiscoverySettings settings) {
        return new ServerDiscovery(settings, server, null, events);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if called twice, after closing, or without an identity
     */
    @Override
    public void announce(Announcement announcement) {
        lock.lock();
        try {
            if (announcer != null || closed || identity == null) {
                throw new IllegalStateException("announced already, closed, or nobody");
            }
            var presence = new Presence(calls, identity, announcement, events, settings);
            var fresh = new Announcer(calls.server(), presence, events, settings);
            // Before it counts as announced: where no thread can be had it may be tried again.
            thread = Thread.ofVirtual().name("announcer").start(fresh);
            announcer = fresh;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void refresh() {
        Announcer current = current();
        if (current != null) {
            current.refresh();
        }
    }

    @Override
    public void reconnect() {
        // First, or what begins anew takes one of them again.
        calls.forgetConnections();
        lock.lock();
        try {
            streams.forEach(ChangeStream::reconnect);
        } finally {
            lock.unlock();
        }
        Announcer current = current();
        if (current != null) {
            current.reconnect();
        }
    }

    private @Nullable Announcer current() {
        lock.lock();
        try {
            return announcer;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public FoundPage<FoundPeer> peers(String after, int limit) throws DiscoveryException {
        return lookups.peers(after, limit);
    }

    @Override
    public FoundPage<FoundContent> search(String query, String after, int limit)
            throws DiscoveryException {
        return lookups.search(query, after, limit);
    }

    @Override
    public List<FoundPeer> swarm(ContentId id) throws DiscoveryException {
        return lookups.swarm(id);
    }

    @Override
    public List<FoundPeer> locate(PeerId peer) throws DiscoveryException {
        return lookups.locate(peer);
    }

    @Override
    public Watch watch(Runnable changed) {
        var stream = new ChangeStream(calls, changed, settings);
        Thread.ofVirtual().name("changes").start(stream);
        lock.lock();
        try {
            if (closed) {
                stream.close();
            } else {
                streams.add(stream);
            }
        } finally {
            lock.unlock();
        }
        return () -> unwatch(stream);
    }

    private void unwatch(ChangeStream stream) {
        lock.lock();
        try {
            streams.remove(stream);
        } finally {
            lock.unlock();
        }
        stream.close();
    }

    @Override
    public DiscoveryState state() {
        Announcer current = current();
        return current == null ? new DiscoveryState.Starting() : current.state();
    }

    @Override
    public void close() {
        Thread announcing;
        Announcer ending;
        lock.lock();
        try {
            closed = true;
            streams.forEach(ChangeStream::close);
            announcing = thread;
            ending = announcer;
        } finally {
            lock.unlock();
        }
        if (ending != null && announcing != null) {
            end(ending, announcing);
        }
        calls.close();
    }

    private static void end(Announcer ending, Thread announcing) {
        boolean registering = ending.close();
        try {
            if (!registering || !announcing.join(LONGEST_REGISTRATION)) {
                ending.hurry(announcing);
                announcing.join(LONGEST_GOODBYE);
            }
        } catch (InterruptedException e) {
            ending.hurry(announcing);
            Thread.currentThread().interrupt();
        }
    }
}
