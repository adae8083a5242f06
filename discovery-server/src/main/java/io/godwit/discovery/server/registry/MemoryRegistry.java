package io.godwit.discovery.server.registry;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.search.SearchCursor;
import io.godwit.discovery.server.search.SearchIndex;
import io.godwit.discovery.server.search.SearchListing;
import io.godwit.discovery.server.search.SearchQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The registry of one server, in memory. */
public final class MemoryRegistry implements Registry {

    private final ReentrantLock lock = new ReentrantLock();
    private final PeerTable table;
    private final ServerClock clock;
    private final RegistryLimits limits;
    private final SearchIndex index = new SearchIndex();
    private final Publisher publisher;
    private final RandomGenerator random;
    private final AtomicLong revision = new AtomicLong(1);
    private final AtomicLong registrations = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();

    /**
     * An empty registry.
     *
     * @param limits how much and how long
     * @param clock the time
     * @param random for the choice among many sources; must be thread-safe
     * @param cleaner runs what takes out a large library, apart from the request that caused it
     */
    public MemoryRegistry(
            RegistryLimits limits, ServerClock clock, RandomGenerator random, Executor cleaner) {
        this.clock = clock;
        this.limits = limits;
        this.random = random;
        this.table = new PeerTable(clock, limits);
        this.publisher = new Publisher(index, limits, cleaner);
    }

    @Override
    public OnlinePeer register(Registration registration) throws RegistryException {
        sweep();
        @Nullable PeerEntry victim = null;
        PeerEntry entry;
        lock.lock();
        try {
            table.checkSequence(registration.card());
            PeerEntry known = table.find(registration.card().id());
            if (known == null) {
                table.checkPrefix(registration.prefix());
                victim = table.surplus().orElse(null);
                entry = add(registration, victim);
            } else {
                entry = known;
                renew(known, registration);
            }
        } finally {
            lock.unlock();
        }
        if (victim != null) {
            evicted.incrementAndGet();
            publisher.retireLater(List.of(victim));
        }
        registrations.incrementAndGet();
        revision.incrementAndGet();
        return entry.view();
    }

    private PeerEntry add(Registration registration, @Nullable PeerEntry victim) {
        if (victim != null) {
            table.remove(victim);
        }
        var entry = new PeerEntry(registration.card(), registration.token(), registration.prefix());
        entry.replayableUntil = clock.deadline(registration.replayable());
        table.add(entry);
        return entry;
    }

    private void renew(PeerEntry entry, Registration registration) {
        entry.card = registration.card();
        entry.token = registration.token();
        entry.requestSequence = 0;
        // With a clock that was set back the record before may be valid for longer.
        entry.replayableUntil =
                ServerClock.later(entry.replayableUntil, clock.deadline(registration.replayable()));
        table.touch(entry);
    }

    @Override
    public Optional<Token> token(PeerId id) {
        sweep();
        return entry(id).flatMap(PeerEntry::token);
    }

    @Override
    public Optional<OnlinePeer> find(PeerId id) {
        sweep();
        return entry(id).map(PeerEntry::view);
    }

    private Optional<PeerEntry> entry(PeerId id) {
        lock.lock();
        try {
            return Optional.ofNullable(table.find(id));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Duration interval() {
        return limits.heartbeats().interval(size());
    }

    @Override
    public OnlinePeer heartbeat(Claim claim) throws RegistryException {
        return claim(claim, false).view();
    }

    @Override
    public void remove(Claim claim) throws RegistryException {
        publisher.retire(claim(claim, true));
        revision.incrementAndGet();
    }

    /** Checks and uses up a sequence number. */
    private PeerEntry claim(Claim claim, boolean remove) throws RegistryException {
        sweep();
        lock.lock();
        try {
            PeerEntry entry = table.find(claim.id());
            if (entry == null || !claim.token().equals(entry.token)) {
                throw new RegistryException(
                        ApiErrorCode.NOT_AUTHENTICATED, "the peer has to register anew");
            }
            if (claim.sequence() <= entry.requestSequence) {
                throw new RegistryException(
                        ApiErrorCode.REPLAYED, "this or a later request was seen");
            }
            entry.requestSequence = claim.sequence();
            if (remove) {
                table.remove(entry);
            } else {
                table.touch(entry);
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public PublishedPart publish(Claim claim, SharesEdition part) throws RegistryException {
        int entries = publisher.publish(claim(claim, false), part);
        if (part.last()) {
            revision.incrementAndGet();
        }
        return new PublishedPart(entries, 0);
    }

    @Override
    public List<OnlinePeer> page(Optional<PeerId> after, int limit) {
        sweep();
        lock.lock();
        try {
            return table.page(after, limit).stream().map(PeerEntry::view).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public SearchListing search(SearchQuery query, Optional<SearchCursor> after, int limit) {
        sweep();
        return index.search(query, after, limit);
    }

    @Override
    public List<OnlinePeer> swarm(ContentId id, int limit) {
        sweep();
        return index.sources(id, limit, random).stream()
                .flatMap(peer -> find(peer).stream())
                .toList();
    }

    @Override
    public void sweep() {
        List<PeerEntry> gone;
        lock.lock();
        try {
            gone = table.removeExpired();
        } finally {
            lock.unlock();
        }
        if (!gone.isEmpty()) {
            expired.addAndGet(gone.size());
            revision.incrementAndGet();
            publisher.retireLater(gone);
        }
    }

    RegistryLimits limits() {
        return limits;
    }

    /**
     * Writes a snapshot; peers that change meanwhile are written as they were or as they are, with all of an edition of
     * their shares or with none.
     *
     * @param tokens whether to write tokens
     */
    void write(SnapshotWriter out, boolean tokens) throws IOException {
        for (PeerEntry entry : allEntries()) {
            out.peer(image(entry, tokens));
        }
        for (RegistryImage.Gone gone : allGone()) {
            out.gone(gone);
        }
        out.finish();
    }

    private List<PeerEntry> allEntries() {
        lock.lock();
        try {
            return table.all();
        } finally {
            lock.unlock();
        }
    }

    private List<RegistryImage.Gone> allGone() {
        lock.lock();
        try {
            return table.tombstones().list();
        } finally {
            lock.unlock();
        }
    }

    private PeerImage image(PeerEntry entry, boolean tokens) {
        Publisher.Shown shown = publisher.shown(entry);
        lock.lock();
        try {
            return new PeerImage(
                    entry.card,
                    tokens ? entry.token : null,
                    entry.requestSequence,
                    entry.prefix,
                    clock.until(entry.replayableUntil),
                    shown.generation(),
                    shown.entries());
        } finally {
            lock.unlock();
        }
    }

    /** Fills an empty registry; everybody has the full time to give a sign of life. */
    void restore(RegistryImage image) {
        lock.lock();
        try {
            image.peers().forEach(this::restore);
            // The time that they were told goes with how many there are.
            table.all().forEach(table::touch);
            image.gone()
                    .forEach(gone ->
                            table.tombstones()
                                    .bury(
                                            gone.id(),
                                            gone.sequence(),
                                            clock.deadline(gone.replayable())));
        } finally {
            lock.unlock();
        }
        revision.incrementAndGet();
    }

    /** Makes everybody register anew. */
    void forgetTokens() {
        lock.lock();
        try {
            table.all().forEach(entry -> entry.token = null);
        } finally {
            lock.unlock();
        }
    }

    private void restore(PeerImage peer) {
        var entry = new PeerEntry(peer.card(), peer.token(), peer.prefix());
        entry.requestSequence = peer.requestSequence();
        entry.replayableUntil = clock.deadline(peer.replayable());
        if (peer.generation() > 0) {
            publisher.restore(entry, peer.generation(), peer.entries());
        }
        table.add(entry);
    }

    @Override
    public long revision() {
        return revision.get();
    }

    private int size() {
        lock.lock();
        try {
            return table.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public RegistryStats stats() {
        sweep();
        return new RegistryStats(
                size(),
                index.entryCount(),
                index.contentCount(),
                registrations.get(),
                expired.get(),
                evicted.get());
    }
}
