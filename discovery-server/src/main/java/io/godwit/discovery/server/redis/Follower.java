package io.godwit.discovery.server.redis;

import io.github.resilience4j.core.IntervalFunction;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.registry.OnlinePeer;
import io.godwit.discovery.server.registry.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.ScanParams;

/**
 * Keeps a copy true, on one thread, until closed: all of it when Redis is found, found again, or changes were missed,
 * and then change after change.
 *
 * <p>A change says only whose; what is true now is read then, so that nothing is ever put in the wrong order.
 */
final class Follower implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final StreamEntryID BEGINNING = new StreamEntryID(0, 0);
    private static final int PEERS_AT_ONCE = 500;

    /** A second try at once, then doubling with jitter up to two seconds. */
    private static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialRandomBackoff(100L, 2.0, 0.5, 2_000L);

    private static final int MOST_DOUBLINGS = 10;

    private final RedisStore store;
    private final Replica replica;
    private final Link link;
    private final Copied copied;
    private final Duration wait;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int failures;
    private StreamEntryID place = BEGINNING;

    /**
     * Follows once it is run.
     *
     * @param wait most that one question for changes waits for the next one
     */
    Follower(RedisStore store, Replica replica, Link link, Copied copied, Duration wait) {
        this.store = store;
        this.replica = replica;
        this.link = link;
        this.copied = copied;
        this.wait = wait;
    }

    /** Ends the thread soon. */
    void close() {
        closed.countDown();
    }

    @Override
    public void run() {
        while (!isClosed()) {
            try {
                store.reconnect();
                link.syncing();
                resync();
                follow();
            } catch (RedisException e) {
                link.lost(e);
                retryLater();
            } catch (RuntimeException | Error e) {
                // The top of a thread: whatever it was, the next round
                // may well work. Without memory for a large library, too:
                // a copy that nobody keeps true must not pass for one.
                LOG.error("following failed", e);
                link.lost(e);
                retryLater();
            }
        }
    }

    private void retryLater() {
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        pause(PAUSES.apply(failures));
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause(long millis) {
        try {
            var _ = closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    /** Makes the whole copy true. Changes from before the walk are in it; later ones come after it once more. */
    private void resync() throws RedisException {
        Optional<Change> last = store.lastChange();
        place = last.map(Change::place).orElse(BEGINNING);
        Set<PeerId> unseen = new HashSet<>(replica.ids());
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            RedisStore.IdPage page = store.ids(cursor);
            refresh(page.ids());
            page.ids().forEach(unseen::remove);
            cursor = page.cursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        refresh(List.copyOf(unseen));
        copied.reached(last.map(Change::number).orElse(0L));
        link.synced();
    }

    private void follow() throws RedisException {
        while (!isClosed()) {
            List<Change> changes = store.changesAfter(place, wait);
            if (link.demoted()) {
                // It can be read all the same, and would be for ever.
                throw new RedisException.ReadOnly();
            }
            failures = 0;
            if (changes.isEmpty() ? isOfAnotherPast() : missesSome(changes)) {
                LOG.info("changes were missed; all is read anew");
                link.syncing();
                resync();
            } else if (!changes.isEmpty()) {
                apply(changes);
            }
        }
    }

    private void apply(List<Change> changes) throws RedisException {
        var changed = new LinkedHashSet<PeerId>();
        changes.forEach(change -> change.peer().ifPresent(changed::add));
        // They are no more than are read at once.
        List<StoredPeer> published = refreshPeers(List.copyOf(changed));
        copied.peers().reached(changes.getLast().number());
        publish(published);
        place = changes.getLast().place();
        copied.reached(changes.getLast().number());
    }

    /** Whether Redis was emptied or given back an older state behind this instance's back. */
    private boolean isOfAnotherPast() throws RedisException {
        return store.lastChange().map(Change::number).orElse(0L) < copied.shares().number();
    }

    private boolean missesSome(List<Change> changes) {
        long expected = copied.shares().number();
        for (Change change : changes) {
            if (change.number() != ++expected) {
                return true;
            }
        }
        return false;
    }

    /** Makes what the copy has of some peers true. */
    private void refresh(List<PeerId> ids) throws RedisException {
        for (int from = 0; from < ids.size(); from += PEERS_AT_ONCE) {
            publish(refreshPeers(ids.subList(from, Math.min(ids.size(), from + PEERS_AT_ONCE))));
        }
    }

    /** Those whose shares are to be read then: who has come is not to wait for another's library. */
    private List<StoredPeer> refreshPeers(List<PeerId> ids) throws RedisException {
        List<List<byte[]>> values = store.peers(ids);
        var published = new ArrayList<StoredPeer>();
        for (int i = 0; i < ids.size(); i++) {
            refresh(ids.get(i), values.get(i)).ifPresent(published::add);
        }
        return published;
    }

    private void publish(List<StoredPeer> peers) throws RedisException {
        for (StoredPeer peer : peers) {
            publish(peer);
        }
    }

    /** A peer whose shares are to be read too. */
    private Optional<StoredPeer> refresh(PeerId id, List<byte[]> values) {
        try {
            Optional<StoredPeer> peer = StoredPeer.of(id, values);
            if (peer.isEmpty()) {
                replica.remove(id);
                return peer;
            }
            replica.put(peer.get().card(), peer.get().token());
            return peer.filter(known -> !hasSharesOf(known));
        } catch (RedisException.Malformed e) {
            // One bad value must not take everybody else away.
            malformed(id, e);
            replica.remove(id);
            return Optional.empty();
        }
    }

    /**
     * Whether the copy has what a peer shares. Editions are numbered from 1 again in a Redis that was emptied, so that
     * the number may be that of other shares, which the peer calls otherwise.
     */
    private boolean hasSharesOf(StoredPeer peer) {
        PeerId id = peer.card().id();
        StoredPeer.Shares shares = peer.shares();
        long generation = replica.find(id).map(OnlinePeer::generation).orElse(0L);
        return shares.edition() == replica.edition(id) && shares.generation() == generation;
    }

    private void publish(StoredPeer peer) throws RedisException {
        PeerId id = peer.card().id();
        StoredPeer.Shares shares = peer.shares();
        try {
            // Absent when another edition has come meanwhile, of which a change tells.
            store.entries(shares)
                    .ifPresent(parts ->
                            replica.publish(id, shares.edition(), shares.generation(), parts));
        } catch (RedisException.Malformed e) {
            malformed(id, e);
        }
    }

    private static void malformed(PeerId id, RedisException.Malformed e) {
        LOG.warn("peer {} is left out: {}", id, e.getMessage());
    }
}
