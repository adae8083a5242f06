package io.godwit.app.transfers;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The transfers in the order in which they get their turn, and how many have it at the same time. Not thread-safe: all
 * calls come from one thread, which calls {@link #tick()} {@value #TICKS_PER_SECOND} times a second unless it rests.
 */
final class TransferQueue {

    static final int TICKS_PER_SECOND = 10;

    /** Most transfers that are kept; more are refused. */
    static final int MOST = 10_000;

    /** As often as the window offers at the same time to take it back. */
    private static final int MOST_CLEARED = 3;

    private final List<Transfer> transfers = new ArrayList<>();

    /** What was cleared, the last first, and where it was. */
    private final Deque<SortedMap<Integer, Transfer>> cleared = new ArrayDeque<>();

    private final Fetching fetching;
    private final Supplier<TransferOptions> options;
    private final InstantSource clock;
    private final Consumer<HistoryEntry> finished;
    private long nextNumber = 1;
    private long ticks;
    private boolean dirty;

    /** Whether the network was off when the next one was to begin. */
    private boolean off;

    /**
     * A queue.
     *
     * @param fetching does the work
     * @param options asked whenever something begins
     * @param clock tells when something was added and finished
     * @param finished told of each transfer that is done
     */
    TransferQueue(
            Fetching fetching,
            Supplier<TransferOptions> options,
            InstantSource clock,
            Consumer<HistoryEntry> finished) {
        this.fetching = fetching;
        this.options = options;
        this.clock = clock;
        this.finished = finished;
    }

    /** Takes up what was there when the program last ran. */
    void restore(List<StoredTransfer> stored) {
        stored.forEach(one -> transfers.add(Transfer.restored(nextNumber++, one)));
    }

    List<StoredTransfer> stored() {
        return transfers.stream()
                .filter(one -> !one.isRemoved() && !one.isOver())
                .map(Transfer::stored)
                .toList();
    }

    /** Whether something changed that is worth remembering since the last call. */
    boolean takeDirty() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    // ---- orders

    /**
     * Adds something to the end; what is there already and not done goes on instead.
     *
     * @return whether it is there now; false when the list is full
     */
    boolean add(Target target) {
        Optional<Transfer> present =
                transfers.stream()
                        .filter(one -> !one.isRemoved() && one.phase() != Phase.DONE)
                        .filter(one -> idOf(one).equals(target.wanted().id()))
                        .findFirst();
        if (present.isPresent()) {
            present.get().again(options.get().folder());
        } else if (transfers.size() < MOST) {
            var order = StoredTransfer.ordered(target, options.get().folder(), clock.instant());
            transfers.add(Transfer.ordered(nextNumber++, order));
        } else {
            return false;
        }
        dirty = true;
        startReady();
        return true;
    }

    void order(long number, Consumer<Transfer> what) {
        find(number).ifPresent(what);
        transfers.removeIf(one -> one.isRemoved() && !one.isBusy());
        dirty = true;
        startReady();
    }

    void orderAll(Consumer<Transfer> what) {
        transfers.forEach(what);
        dirty = true;
        startReady();
    }

    /** Moves one by a number of places; those removed meanwhile do not count. */
    void move(long number, int by) {
        find(number)
                .ifPresent(one -> {
                    int from = transfers.indexOf(one);
                    int to = placeFrom(from, by);
                    Collections.rotate(
                            transfers.subList(Math.min(from, to), Math.max(from, to) + 1),
                            from < to ? -1 : 1);
                    dirty = true;
                });
    }

    /** The place that is so many on, or the last one that there is; what is removed and has still to end has none. */
    private int placeFrom(int from, int by) {
        int step = Integer.signum(by);
        int place = from;
        int left = Math.abs(by);
        for (int at = from + step; left > 0 && at >= 0 && at < transfers.size(); at += step) {
            if (!transfers.get(at).isRemoved()) {
                place = at;
                left--;
            }
        }
        return place;
    }

    /** Takes what is over off the list; the last few times can be taken back. */
    void clearFinished() {
        SortedMap<Integer, Transfer> over = new TreeMap<>();
        for (int at = 0; at < transfers.size(); at++) {
            Transfer one = transfers.get(at);
            if (one.isOver() && !one.isBusy()) {
                over.put(at, one);
            }
        }
        transfers.removeIf(one -> one.isOver() && !one.isBusy());
        cleared.push(over);
        if (cleared.size() > MOST_CLEARED) {
            cleared.removeLast();
        }
    }

    /** Puts back what {@link #clearFinished} took off the list last, each where it was as far as there is such a place. */
    void putBackCleared() {
        if (!cleared.isEmpty()) {
            cleared.pop().forEach((at, one) -> transfers.add(Math.min(at, transfers.size()), one));
        }
    }

    private Optional<Transfer> find(long number) {
        return transfers.stream()
                .filter(one -> one.number() == number && !one.isRemoved())
                .findFirst();
    }

    // ---- what happens

    /** Looks after everything once. */
    void tick() {
        boolean second = ++ticks % TICKS_PER_SECOND == 0;
        for (Transfer one : transfers) {
            one.poll().ifPresent(outcome -> ended(one, outcome));
            one.clear(fetching);
            if (second) {
                one.second();
            }
        }
        transfers.removeIf(one -> one.isRemoved() && !one.isBusy());
        startReady();
    }

    /**
     * Whether nothing happens before the next order, the end of an attempt or, where something waits for the network, its
     * return.
     */
    boolean isResting() {
        return transfers.stream().allMatch(one -> one.isResting() || (off && one.isReady()));
    }

    private void ended(Transfer one, FetchOutcome outcome) {
        dirty = true;
        if (outcome instanceof FetchOutcome.Done done) {
            finished.accept(
                    new HistoryEntry(
                            one.target(),
                            done.path(),
                            done.bytes(),
                            done.sources(),
                            clock.instant()));
        }
    }

    private void startReady() {
        off = false;
        TransferOptions now = options.get();
        long free = now.active() - transfers.stream().filter(Transfer::takesTurn).count();
        for (Transfer one : transfers) {
            if (free <= 0) {
                return;
            }
            if (one.isReady() && !isLeaving(one)) {
                if (!one.start(fetching, now)) {
                    off = true;
                    return;
                }
                free--;
            }
        }
    }

    /** Whether an attempt at the same content, removed by a person, has still to end. */
    private boolean isLeaving(Transfer candidate) {
        return transfers.stream()
                .anyMatch(one ->
                        one.isRemoved() && one.isBusy() && idOf(one).equals(idOf(candidate)));
    }

    private static ContentId idOf(Transfer one) {
        return one.target().wanted().id();
    }

    // ---- what is shown

    List<TransferSnapshot> snapshots() {
        return transfers.stream().filter(one -> !one.isRemoved()).map(Transfer::snapshot).toList();
    }

    Optional<TransferDetail> detail(long number) {
        return find(number).map(Transfer::detail);
    }
}
