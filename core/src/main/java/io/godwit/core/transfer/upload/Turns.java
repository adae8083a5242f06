package io.godwit.core.transfer.upload;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and send the next record: a few at a time, and each peer in its turn, however many connections it has.
 *
 * <p>A turn whose sending takes longer than {@link #LEASE} is waiting for a slow network and uses neither disk nor
 * processor; it no longer counts, so slow peers do not hold up fast ones. What they hold in buffers stays bounded by
 * {@code slots * }{@value #LENT_PER_SLOT}; when that is reached, connections that take nothing for {@link #STUCK} are
 * ended. Thread-safe.
 */
final class Turns {

    static final long LEASE = TimeUnit.MILLISECONDS.toNanos(50);
    static final long STUCK = TimeUnit.SECONDS.toNanos(30);
    static final int LENT_PER_SLOT = 8;

    /** How long a peer counts as wanting something after its last turn; it sends its next request meanwhile. */
    static final long RECENT = TimeUnit.MILLISECONDS.toNanos(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final int slots;
    private final LongSupplier nanoTime;
    private final Map<PeerId, Claims> rotation = new LinkedHashMap<>();
    private final List<Turn> taken = new ArrayList<>();
    private int held;

    Turns(int slots, LongSupplier nanoTime) {
        this.slots = slots;
        this.nanoTime = nanoTime;
    }

    /** What one peer holds and waits for. */
    private static final class Claims {
        private final Deque<Turn> waiting = new ArrayDeque<>();
        private int held;
        private long lastActive;
    }

    /** The right to read and send one record. */
    final class Turn implements AutoCloseable {
        private final MessageChannel channel;
        private final Condition granted = lock.newCondition();
        private boolean counts;
        private boolean sending;
        private long sendingSince;

        private Turn(MessageChannel channel) {
            this.channel = channel;
        }

        /** The record is read; from now on only the network is waited for. */
        void sending() {
            lock.lock();
            try {
                sending = true;
                sendingSince = nanoTime.getAsLong();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                taken.remove(this);
                stopCounting(this);
                grant();
            } finally {
                lock.unlock();
            }
        }

        private long age() {
            return sending ? nanoTime.getAsLong() - sendingSince : 0;
        }
    }

    /** Waits for a turn; the caller closes it. */
    Turn take(MessageChannel channel) throws InterruptedException {
        Turn turn = new Turn(channel);
        lock.lock();
        try {
            Claims claims = rotation.computeIfAbsent(channel.remote(), peer -> new Claims());
            claims.waiting.addLast(turn);
            grant();
            while (!turn.counts) {
                turn.granted.awaitNanos(LEASE);
                reclaim();
                grant();
            }
            return turn;
        } catch (InterruptedException e) {
            withdraw(turn);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void withdraw(Turn turn) {
        taken.remove(turn);
        stopCounting(turn);
        Claims claims = rotation.get(turn.channel.remote());
        if (claims != null) {
            claims.waiting.remove(turn);
        }
        grant();
    }

    private void stopCounting(Turn turn) {
        PeerId peer = turn.channel.remote();
        Claims claims = rotation.get(peer);
        if (claims == null) {
            return;
        }
        if (turn.counts) {
            turn.counts = false;
            claims.held--;
            held--;
        }
        claims.lastActive = nanoTime.getAsLong();
    }

    /** Stops counting turns that only wait for their network, and ends connections that block too many buffers. */
    private void reclaim() {
        boolean full = taken.size() >= slots * LENT_PER_SLOT;
        for (Turn turn : List.copyOf(taken)) {
            if (turn.counts && turn.age() > LEASE) {
                stopCounting(turn);
            }
            if (full && turn.age() > STUCK) {
                turn.channel.close();
            }
        }
    }

    private void grant() {
        long now = nanoTime.getAsLong();
        rotation.values()
                .removeIf(claims ->
                        claims.held == 0
                                && claims.waiting.isEmpty()
                                && now - claims.lastActive > RECENT);
        while (held < slots && taken.size() < slots * LENT_PER_SLOT) {
            Map.Entry<PeerId, Claims> next = nextPeer();
            if (next == null) {
                return;
            }
            PeerId peer = next.getKey();
            Claims claims = next.getValue();
            Turn turn = claims.waiting.removeFirst();
            claims.held++;
            held++;
            turn.counts = true;
            taken.add(turn);
            turn.granted.signal();
            rotation.remove(peer);
            rotation.put(peer, claims);
        }
    }

    /** The peer at the front that waits and, while others want something too, holds no turn yet. */
    private Map.@Nullable Entry<PeerId, Claims> nextPeer() {
        for (Map.Entry<PeerId, Claims> entry : rotation.entrySet()) {
            Claims claims = entry.getValue();
            if (!claims.waiting.isEmpty() && (claims.held == 0 || rotation.size() == 1)) {
                return entry;
            }
        }
        return null;
    }
}
