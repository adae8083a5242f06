package io.godwit.core.transfer.upload;

import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.session.AddressKey;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may make and send an answer that is not chunk data: so many at a time, and few of them at one address, so that
 * what these answers hold is bounded and nobody takes all of it.
 *
 * <p>Who takes nothing keeps a place for as long as a write may wait, {@link Limits#DEAD_SECONDS}. Places that come
 * free go round over the addresses that wait, and at one address first to a peer that has none. Thread-safe.
 */
final class Places {

    /** How often who waits looks whether the connection is still there, in nanoseconds. */
    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final int most;
    private final int mostOfAddress;

    /** The one that had its turn last is at the end. */
    private final SequencedMap<AddressKey, Crowd> crowds = new LinkedHashMap<>();

    private int taken;

    /**
     * All free.
     *
     * @param most places in all
     * @param mostOfAddress places of one address
     */
    Places(int most, int mostOfAddress) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
    }

    /** Who waits and who is inside, of one address. */
    private final class Crowd {
        private final Deque<Place> waiting = new ArrayDeque<>();
        private final List<Place> inside = new ArrayList<>();

        private boolean hasRoom() {
            return inside.size() < mostOfAddress;
        }

        /** Of those who wait, the first whose peer has no place, or else the first. */
        private Place next() {
            for (Place place : waiting) {
                if (inside.stream().noneMatch(place::isOfSamePeer)) {
                    return place;
                }
            }
            return waiting.getFirst();
        }
    }

    /** The right to make and send one answer. */
    final class Place implements AutoCloseable {
        private final MessageChannel channel;
        private final AddressKey address;
        private final Condition granted = lock.newCondition();
        private boolean inside;

        private Place(MessageChannel channel) {
            this.channel = channel;
            this.address = AddressKey.of(channel.remoteAddress());
        }

        private boolean isOfSamePeer(Place other) {
            return channel.remote().equals(other.channel.remote());
        }

        @Override
        public void close() {
            lock.lock();
            try {
                leave(this);
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Waits for a place; the caller closes it. When it has to be waited for, what was sent before is flushed first.
     *
     * @throws IOException if the connection is gone, also while it waits
     */
    Place take(MessageChannel channel) throws IOException, InterruptedException {
        Place place = new Place(channel);
        if (!entersAtOnce(place)) {
            channel.flush();
            await(place);
        }
        return place;
    }

    /** Whoever waits could not enter, so nobody is overtaken. */
    private boolean entersAtOnce(Place place) {
        lock.lock();
        try {
            Crowd known = crowds.get(place.address);
            boolean room = taken < most && (known == null || known.hasRoom());
            if (room) {
                enter(crowd(place), place);
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    private void await(Place place) throws IOException, InterruptedException {
        boolean entered = false;
        lock.lock();
        try {
            crowd(place).waiting.addLast(place);
            grant();
            while (!place.inside) {
                if (!place.channel.isOpen()) {
                    throw new ClosedChannelException();
                }
                var _ = place.granted.awaitNanos(LOOK);
            }
            entered = true;
        } finally {
            if (!entered) {
                leave(place);
            }
            lock.unlock();
        }
    }

    private Crowd crowd(Place place) {
        return crowds.computeIfAbsent(place.address, address -> new Crowd());
    }

    private void enter(Crowd crowd, Place place) {
        crowd.inside.add(place);
        taken++;
        place.inside = true;
        crowds.putLast(place.address, crowd);
    }

    private void leave(Place place) {
        Crowd crowd = crowd(place);
        crowd.waiting.remove(place);
        if (crowd.inside.remove(place)) {
            taken--;
        }
        if (crowd.waiting.isEmpty() && crowd.inside.isEmpty()) {
            crowds.remove(place.address);
        }
        grant();
    }

    private void grant() {
        Crowd crowd = nextCrowd();
        while (crowd != null) {
            Place place = crowd.next();
            crowd.waiting.remove(place);
            enter(crowd, place);
            place.granted.signal();
            crowd = nextCrowd();
        }
    }

    private @Nullable Crowd nextCrowd() {
        if (taken < most) {
            for (Crowd crowd : crowds.values()) {
                if (!crowd.waiting.isEmpty() && crowd.hasRoom()) {
                    return crowd;
                }
            }
        }
        return null;
    }
}
