package io.godwit.discovery.server.redis;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.ratelimit.SharedBuckets;
import io.godwit.discovery.server.registry.Claim;
import io.godwit.discovery.server.registry.Condition;
import io.godwit.discovery.server.registry.OnlinePeer;
import io.godwit.discovery.server.registry.PeerCard;
import io.godwit.discovery.server.registry.PublishedPart;
import io.godwit.discovery.server.registry.Registration;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryException;
import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.registry.RegistryStats;
import io.godwit.discovery.server.registry.Replica;
import io.godwit.discovery.server.registry.SharesEdition;
import io.godwit.discovery.server.search.SearchCursor;
import io.godwit.discovery.server.search.SearchListing;
import io.godwit.discovery.server.search.SearchQuery;
import io.godwit.discovery.server.tracker.SwarmStore;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry that many instances share: writes go to Redis, reads to a copy in memory that follows it. Thread-safe.
 *
 * <p>While Redis is away the copy goes on being read, and writes are refused with {@link ApiErrorCode#BUSY}.
 */
public final class RedisRegistry implements Registry, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisRegistry.class);

    /** An answer waits so long for the own copy to have what it tells of; usually a few milliseconds. */
    private static final Duration OWN_COPY = Duration.ofSeconds(1);

    private static final Duration END = Duration.ofSeconds(5);

    private final RegistryLimits limits;
    private final RedisStore store;
    private final Replica replica;
    private final Link link;
    private final Copied copied = new Copied();
    private final Writes writes;
    private final SharedBuckets buckets;
    private final Follower follower;
    private final Thread following;
    private final Sweeping sweeping;
    private final AtomicLong registrations = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();

    private RedisRegistry(
            RedisAddress address,
            RegistryLimits limits,
            RandomGenerator random,
            Executor cleaner,
            Waits waits) {
        this.limits = limits;
        store = new RedisStore(address);
        link = new Link(address);
        replica = new Replica(random, cleaner);
        writes = new Writes(store, link, limits, replica::size);
        buckets = new RedisBuckets(store, link);
        sweeping = new Sweeping(link, this::takeOutSilent);
        follower = new Follower(store, replica, link, copied, waits.change());
        following = Thread.ofPlatform().name("redis-follower").daemon().unstarted(follower);
    }

    /**
     * Begins to follow. Waits a few seconds until the copy is there, so that a balancer that only sees whether a port is
     * open sends nobody too early; without it what is served says that it is not ready.
     *
     * @param address where Redis is
     * @param limits how much and how long; the same for all instances
     * @param random for the choice among many sources; must be thread-safe
     * @param cleaner runs what takes out a large library
     */
    public static RedisRegistry open(
            RedisAddress address, RegistryLimits limits, RandomGenerator random, Executor cleaner) {
        return open(address, limits, random, cleaner, Waits.DEFAULT);
    }

    /** As {@link #open(RedisAddress, RegistryLimits, RandomGenerator, Executor)}, and says how long to wait. */
    static RedisRegistry open(
            RedisAddress address,
            RegistryLimits limits,
            RandomGenerator random,
            Executor cleaner,
            Waits waits) {
        var registry = new RedisRegistry(address, limits, random, cleaner, waits);
        registry.following.start();
        try {
            registry.link.awaitFilled(waits.firstCopy());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return registry;
    }

    @Override
    public OnlinePeer register(Registration registration) throws RegistryException {
        Writes.Done done = writes.register(registration);
        registrations.incrementAndGet();
        evicted.addAndGet(done.evicted());
        await(copied.peers(), done.change());
        return new OnlinePeer(registration.card(), done.entries(), done.generation());
    }

    @Override
    public Duration interval() {
        return limits.heartbeats().interval(replica.size());
    }

    @Override
    public OnlinePeer heartbeat(Claim claim) throws RegistryException {
        Writes.Done done = writes.heartbeat(claim);
        PeerCard card =
                replica.find(claim.id())
                        .map(OnlinePeer::card)
                        .or(() -> stored(claim.id()).map(StoredPeer::card))
                        .orElseThrow(() ->
                                new RegistryException(
                                        ApiErrorCode.NOT_AUTHENTICATED,
                                        "the peer has to register anew"));
        return new OnlinePeer(card, done.entries(), done.generation());
    }

    @Override
    public void remove(Claim claim) throws RegistryException {
        await(copied.peers(), writes.remove(claim).change());
    }

    @Override
    public PublishedPart publish(Claim claim, SharesEdition part) throws RegistryException {
        Writes.Done done = writes.publish(claim, part);
        return new PublishedPart(done.entries(), done.change());
    }

    @Override
    public void awaitShown(PublishedPart part) {
        await(copied.shares(), part.change());
    }

    /** So that who was answered finds here what he did. */
    private void await(Applied applied, long change) {
        if (link.online() && change > 0) {
            applied.await(change, OWN_COPY);
        }
    }

    /** From the copy; from Redis when it came to another instance this very moment. */
    @Override
    public Optional<Token> token(PeerId id) {
        return replica.token(id).or(() -> stored(id).map(StoredPeer::token));
    }

    @Override
    public Optional<Token> newerToken(PeerId id, Token refuted) {
        return stored(id).map(StoredPeer::token).filter(token -> !token.equals(refuted));
    }

    private Optional<StoredPeer> stored(PeerId id) {
        if (!link.usable()) {
            return Optional.empty();
        }
        try {
            return StoredPeer.of(id, store.peer(id));
        } catch (RedisException e) {
            link.failed(e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<OnlinePeer> find(PeerId id) {
        return replica.find(id);
    }

    @Override
    public List<OnlinePeer> page(Optional<PeerId> after, int limit) {
        return replica.page(after, limit);
    }

    @Override
    public SearchListing search(SearchQuery query, Optional<SearchCursor> after, int limit) {
        return replica.search(query, after, limit);
    }

    @Override
    public List<OnlinePeer> swarm(ContentId id, int limit) {
        return replica.swarm(id, limit);
    }

    @Override
    public void sweep() {
        sweeping.begin();
    }

    private void takeOutSilent() throws RedisException {
        Writes.Swept swept;
        boolean roomy = true;
        do {
            swept = writes.sweep();
            expired.addAndGet(swept.gone());
            roomy &= swept.roomy();
        } while (swept.more());
        if (roomy) {
            link.works();
        }
    }

    @Override
    public long revision() {
        return replica.revision();
    }

    @Override
    public RegistryStats stats() {
        return replica.stats(registrations.get(), expired.get(), evicted.get());
    }

    @Override
    public Condition condition() {
        return link.condition();
    }

    /** Buckets that all instances draw from. */
    public SharedBuckets buckets() {
        return buckets;
    }

    /**
     * Swarms that all instances share, in the same Redis; they end with this.
     *
     * @param settings how many; the same for all instances
     * @param random for the choice of peers and of intervals; must be thread-safe
     */
    public SwarmStore swarms(TrackerSettings settings, RandomGenerator random) {
        return new RedisSwarmStore(store, link, settings, random);
    }

    /** Times that Redis was away or refused something, since the start. */
    public long failures() {
        return link.failures();
    }

    /** Times that the whole copy was made true, since the start. */
    public long resyncs() {
        return link.resyncs();
    }

    /** Lets go of Redis; what is there stays. */
    @Override
    public void close() {
        follower.close();
        try {
            if (!following.join(END)) {
                LOG.warn("Redis keeps the end waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
