package io.godwit.app.transfers;

import io.godwit.app.network.Subscription;
import io.godwit.app.text.ByteRate;
import io.godwit.core.node.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that a person wants downloaded or has downloaded: the one object that the window asks. Thread-safe; no call
 * blocks but {@link #close()}: orders are carried out by a thread of its own, which also saves the queue and the history.
 *
 * <p>Those who listen are told on that thread, at most ten times a second and only when something changed. While nothing
 * is under way, or what there is waits for the network, it rests until the next order or {@link #networkIsOn}.
 */
public final class Transfers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final long TICK_MILLIS = 1_000 / TransferQueue.TICKS_PER_SECOND;
    private static final long CLOSE_SECONDS = 5;

    /** Ticks until saving is tried again: a disk that refused it is seldom better at once. */
    private static final int SAVE_AGAIN = 10 * TransferQueue.TICKS_PER_SECOND;

    private final List<Consumer<List<TransferSnapshot>>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<HistoryEntry>>> historyListeners =
            new CopyOnWriteArrayList<>();
    private final List<Consumer<TransfersTrouble>> troubleListeners = new CopyOnWriteArrayList<>();

    /** What is wrong now; belongs to the thread. */
    private final Set<TransfersTrouble> troubles = EnumSet.noneOf(TransfersTrouble.class);

    private final History history = new History();
    private final TransferQueue queue;
    private final TransfersFile file;
    private final ScheduledExecutorService thread;

    /** Belongs to the thread. */
    private final Ticking ticking;

    private final int saveAgain;
    private boolean readable = true;

    /** Ticks until what could not be saved is tried again, 0 when everything is saved; belongs to the thread. */
    private int unsaved;

    private volatile List<TransferSnapshot> latest = List.of();
    private volatile List<HistoryEntry> latestHistory = List.of();

    /**
     * Takes up what was left of the last time, in the background.
     *
     * @param home the profile's folder, there already
     * @param fetching does the work
     * @param options asked whenever something begins; must not block
     * @param clock tells when something was added and finished
     */
    public Transfers(
            Path home, Fetching fetching, Supplier<TransferOptions> options, InstantSource clock) {
        this(home, fetching, options, clock, SAVE_AGAIN);
    }

    /**
     * Takes up what was left of the last time, and tries to save at another pace.
     *
     * @param home as above
     * @param fetching as above
     * @param options as above
     * @param clock as above
     * @param saveAgain ticks from saving in vain to the next try, from 1
     */
    Transfers(
            Path home,
            Fetching fetching,
            Supplier<TransferOptions> options,
            InstantSource clock,
            int saveAgain) {
        this.saveAgain = saveAgain;
        this.file = new TransfersFile(home.resolve("transfers.json"));
        this.queue =
                new TransferQueue(
                        new WakingFetching(fetching, () -> order(() -> {})),
                        options,
                        clock,
                        this::finished);
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("transfers").daemon().factory());
        this.ticking = new Ticking(this::later, this::work, this::isResting);
        order(this::load);
    }

    // ---- orders

    /**
     * Adds something to the end of the queue; if it is there already, it goes on, with nothing stored yet in the folder of
     * now. When the list is full it is not added, and that is told as {@link TransfersTrouble#FULL}.
     */
    public void add(Target target) {
        order(() -> {
            if (queue.add(target)) {
                troubles.remove(TransfersTrouble.FULL);
            } else {
                trouble(TransfersTrouble.FULL);
            }
        });
    }

    /** Holds a transfer; what is verified is kept. */
    public void pause(long number) {
        order(number, Transfer::pause);
    }

    /** Lets a paused transfer, or one that ran out of disk space, go on when it is its turn. */
    public void resume(long number) {
        order(number, Transfer::resume);
    }

    /** Ends a transfer and deletes what it has so far, whether it runs or not. */
    public void cancel(long number) {
        order(number, Transfer::cancel);
    }

    /** Begins a failed or cancelled transfer again. */
    public void retry(long number) {
        order(number, Transfer::retry);
    }

    /**
     * Begins a transfer again in another folder, and deletes what it has in the one before; in the same it goes on.
     *
     * @param folder an absolute path
     */
    public void moveTo(long number, Path folder) {
        order(number, one -> one.moveTo(folder));
    }

    /**
     * Limits how fast one transfer may be, at once if it runs, besides the limit of all together.
     *
     * @param bytesPerSecond {@link ByteRate#MIN} to {@link ByteRate#MAX}, or 0 for no limit of its own
     * @throws IllegalArgumentException if it is out of range
     */
    public void limit(long number, long bytesPerSecond) {
        if (bytesPerSecond != 0
                && (bytesPerSecond < ByteRate.MIN || bytesPerSecond > ByteRate.MAX)) {
            throw new IllegalArgumentException("no limit: " + bytesPerSecond);
        }
        order(number, one -> one.limit(bytesPerSecond));
    }

    /** Takes a transfer off the list; one that is not done is cancelled first, and what it has so far deleted. */
    public void remove(long number) {
        order(number, Transfer::remove);
    }

    /** Holds everything. */
    public void pauseAll() {
        order(() -> queue.orderAll(Transfer::pause));
    }

    /** Lets everything go on. */
    public void resumeAll() {
        order(() -> queue.orderAll(Transfer::resume));
    }

    /** Tells that the network is on: while it is off nobody looks again and again whether something can begin. */
    public void networkIsOn() {
        order(() -> {});
    }

    /** Gives a transfer its turn earlier by one. */
    public void moveUp(long number) {
        order(() -> queue.move(number, -1));
    }

    /** Gives a transfer its turn later by one. */
    public void moveDown(long number) {
        order(() -> queue.move(number, 1));
    }

    /** Makes a transfer the next one. */
    public void moveToTop(long number) {
        order(() -> queue.move(number, -TransferQueue.MOST));
    }

    /** Takes what is done or cancelled off the list; the history and the files stay. */
    public void clearFinished() {
        order(queue::clearFinished);
    }

    /** Takes back the last {@link #clearFinished} that was not taken back yet; up to three in a row. */
    public void putBackCleared() {
        order(queue::putBackCleared);
    }

    /** Takes back that finished downloads were forgotten. */
    public void remember(List<HistoryEntry> entries) {
        List<HistoryEntry> again = List.copyOf(entries);
        order(() -> {
            history.putBack(again);
            save();
        });
    }

    /** Forgets finished downloads; the files stay. */
    public void forget(List<HistoryEntry> entries) {
        List<HistoryEntry> gone = List.copyOf(entries);
        order(() -> {
            history.remove(gone);
            save();
        });
    }

    private void order(long number, Consumer<Transfer> what) {
        order(() -> queue.order(number, what));
    }

    private void order(Runnable what) {
        try {
            thread.execute(() -> {
                try {
                    what.run();
                } finally {
                    ticking.wake();
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("an order came after the end", closed);
        }
    }

    // ---- what there is

    /** All transfers in their order, as of the last moment. */
    public List<TransferSnapshot> snapshots() {
        return latest;
    }

    /** What was downloaded, latest first. */
    public List<HistoryEntry> history() {
        return latestHistory;
    }

    /** Listens to the transfers; is told the present ones first. */
    public Subscription onTransfers(Consumer<List<TransferSnapshot>> listener) {
        order(() -> {
            listeners.add(listener);
            listener.accept(latest);
        });
        return ending(listeners, listener);
    }

    /** Listens to the history; is told the present one first. */
    public Subscription onHistory(Consumer<List<HistoryEntry>> listener) {
        order(() -> {
            historyListeners.add(listener);
            listener.accept(latestHistory);
        });
        return ending(historyListeners, listener);
    }

    /**
     * Listens to what keeps the list and the history from being as they were left; is told first what does so already.
     * That they are not saved is told once, until they were saved again, and that the list is full until something could
     * be added again.
     */
    public Subscription onTrouble(Consumer<TransfersTrouble> listener) {
        order(() -> {
            troubleListeners.add(listener);
            troubles.forEach(listener);
        });
        return ending(troubleListeners, listener);
    }

    /** Whoever stops listening at once may not have been added yet. */
    private <T> Subscription ending(List<T> all, T listener) {
        return () -> {
            all.remove(listener);
            order(() -> all.remove(listener));
        };
    }

    /** Looks closely at one transfer, once; nothing is told if it is gone. */
    public void detail(long number, Consumer<TransferDetail> to) {
        order(() -> queue.detail(number).ifPresent(to));
    }

    // ---- the thread

    private void load() {
        try {
            StoredTransfers stored = file.load();
            history.restore(stored.history());
            queue.restore(stored.queue());
            if (file.wasDamaged()) {
                trouble(TransfersTrouble.DAMAGED);
            }
        } catch (IOException e) {
            // What cannot be read now may be whole: it is not overwritten.
            readable = false;
            LOG.warn("the list of transfers cannot be read; nothing will be saved", e);
            trouble(TransfersTrouble.UNREADABLE);
        }
    }

    private void trouble(TransfersTrouble what) {
        if (troubles.add(what)) {
            troubleListeners.forEach(one -> one.accept(what));
        }
    }

    private void finished(HistoryEntry entry) {
        history.add(entry);
    }

    private void later(Runnable tick) {
        var _ = thread.schedule(tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void work() {
        queue.tick();
        boolean again = unsaved > 0 && --unsaved == 0;
        if (queue.takeDirty() || again) {
            save();
        }
        publish();
    }

    /** Not while something is unsaved: the ticks until that is tried again have to come. */
    private boolean isResting() {
        return unsaved == 0 && queue.isResting();
    }

    private void publish() {
        List<TransferSnapshot> now = queue.snapshots();
        boolean changed = !now.equals(latest);
        // First, since one that listens may fail.
        ticking.shown(changed);
        if (changed) {
            latest = now;
            listeners.forEach(one -> one.accept(now));
        }
        List<HistoryEntry> done = history.entries();
        if (!done.equals(latestHistory)) {
            latestHistory = done;
            historyListeners.forEach(one -> one.accept(done));
        }
    }

    private void save() {
        if (!readable) {
            return;
        }
        try {
            file.save(new StoredTransfers(queue.stored(), history.entries()));
            troubles.remove(TransfersTrouble.NOT_SAVED);
            unsaved = 0;
        } catch (IOException e) {
            LOG.warn("the list of transfers cannot be saved", e);
            unsaved = saveAgain;
            trouble(TransfersTrouble.NOT_SAVED);
        }
    }

    /** Saves everything and ends; transfers that run are not stopped, that is the node's part. */
    @Override
    public void close() {
        order(() -> {
            ticking.end();
            save();
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the list of transfers could not be saved in time");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
