package io.godwit.core.transfer.download;

import io.godwit.core.content.Bitfield;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Limits;
import io.godwit.core.transfer.TransferEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A peer that is said to have the content of one download: what it has, how it does, whether it is still used.
 *
 * <p>Guarded by the lock of the job, except for the figures, which anybody may read.
 */
final class Source {

    /** Bytes of manifests and layers that are progress though none of them came to its end: twice the longest. */
    static final long MOST_PAGED = 2L * Limits.MAX_META;

    /** Attempts in vain, in about a minute, after which one that was never reached promises nothing any more. */
    static final int ATTEMPTS = 7;

    /** After so long without an attempt it promises something again, as it may be there by now. */
    static final long FORGIVEN = TimeUnit.MINUTES.toNanos(10);

    private final PeerId peer;
    private final int lot;
    private final AtomicLong verifiedBytes = new AtomicLong();
    private final AtomicInteger rejectedChunks = new AtomicInteger();
    private final List<Fetcher> fetchers = new ArrayList<>();
    private final Map<Integer, Holdings> holdings = new HashMap<>();
    private volatile TransferEvent.@Nullable Fault fault;
    private volatile int connections;
    private volatile double rate;
    private final BitSet notYet = new BitSet();

    /** Files of which it did not tell what it has; they are not asked about again at once. */
    private final BitSet untold = new BitSet();

    /** Files that it refused for good and that are still to be completed; their number is asked often. */
    private final BitSet absent = new BitSet();

    private int lacking;
    private TransferEvent.@Nullable Fault refusal;
    private boolean partial;
    private boolean probed;
    private boolean exhausted;
    private boolean joinable = true;
    private int failures;
    private int joinFailures;
    private long paged;
    private long retryAt;

    /** What a partial source said it has of one file, and the connection that tells. */
    record Holdings(Fetcher teller, int stream, @Nullable Bitfield chunks) {

        /** Whether it has all, as is assumed until it says otherwise. */
        boolean isFull() {
            return chunks == null || chunks.isFull();
        }

        boolean has(int chunk) {
            return chunks == null || chunks.get(chunk);
        }

        /** Whether there may be more to tell. */
        boolean isOpen() {
            return chunks == null || !chunks.isFull();
        }
    }

    /**
     * A peer that was never tried.
     *
     * @param lot drawn at random; decides between sources that promise the same
     */
    Source(PeerId peer, long now, int lot) {
        this.peer = peer;
        this.lot = lot;
        this.retryAt = now;
    }

    PeerId peer() {
        return peer;
    }

    int lot() {
        return lot;
    }

    // ---- figures, for anybody

    void verified(int bytes) {
        verifiedBytes.addAndGet(bytes);
    }

    void rejectedOne() {
        rejectedChunks.incrementAndGet();
    }

    /** Whether anything of the download is from here. */
    boolean hasGiven() {
        return verifiedBytes.get() > 0;
    }

    boolean tookPart() {
        return verifiedBytes.get() > 0 || rejectedChunks.get() > 0 || probed;
    }

    SourceReport report() {
        return new SourceReport(peer, verifiedBytes.get(), rejectedChunks.get());
    }

    SourceProgress progress() {
        long pace = connections == 0 ? 0 : (long) rate;
        return new SourceProgress(peer, verifiedBytes.get(), pace, connections, fault != null);
    }

    // ---- whether it is used

    TransferEvent.@Nullable Fault fault() {
        return fault;
    }

    boolean isDropped() {
        return fault != null;
    }

    void drop(TransferEvent.Fault why) {
        fault = why;
    }

    /** Lets a source try again that did not have the content when it was asked. */
    void revive(long when) {
        if (fault == TransferEvent.Fault.NOT_FOUND && fetchers.isEmpty()) {
            fault = null;
            absent.clear();
            lacking = 0;
            refusal = null;
            notYet.clear();
            retryAt = when;
        }
    }

    List<Fetcher> fetchers() {
        return fetchers;
    }

    void add(Fetcher fetcher) {
        fetchers.add(fetcher);
    }

    void remove(Fetcher fetcher) {
        fetchers.remove(fetcher);
        holdings.values().removeIf(held -> held.teller() == fetcher);
        count();
    }

    private void count() {
        connections = (int) fetchers.stream().filter(Fetcher::isConnected).count();
        probed |= connections > 0;
    }

    int connections() {
        return connections;
    }

    /** Bytes per second that are to be expected if it gets a connection. */
    double promise(long now) {
        if (exhausted) {
            return 0;
        }
        boolean inVain = failures >= ATTEMPTS && now - retryAt < FORGIVEN;
        return probed || inVain ? rate : Double.MAX_VALUE;
    }

    /** Its connection makes room, as it had nothing of what was still free. */
    void gaveWay() {
        exhausted = true;
    }

    /** Whether it gave way and has given nothing since, so that it may still have nothing. */
    boolean isExhausted() {
        return exhausted;
    }

    boolean isJoinable() {
        return joinable;
    }

    void refusesJoin() {
        joinable = false;
    }

    /** Counts joins that failed in a row without being refused. */
    int joinFailed() {
        return ++joinFailures;
    }

    /** A connection is up; a first one begins a session, which may be joined whatever became of the one before. */
    void connected(boolean joined) {
        joinFailures = 0;
        joinable |= !joined;
        count();
    }

    /** Failures in a row. */
    int failures() {
        return failures;
    }

    /** Counts a failure in a row. */
    int failed() {
        return ++failures;
    }

    void succeeded() {
        failures = 0;
        exhausted = false;
    }

    /**
     * A page of a manifest or layer came.
     *
     * @return whether that is progress: not from a source that sends more and more and nothing whole
     */
    boolean paged(int bytes) {
        paged += bytes;
        return paged <= MOST_PAGED;
    }

    /** It gave a whole layer that verifies. */
    void gaveWhole() {
        paged = 0;
    }

    void retryAt(long nanos) {
        retryAt = nanos;
    }

    /** What failed so far says nothing about the network of now: it is tried again at a moment, if not sooner. */
    void networkChanged(long when) {
        failures = 0;
        joinFailures = 0;
        if (!isDue(when)) {
            retryAt = when;
        }
    }

    boolean isDue(long now) {
        return now - retryAt >= 0;
    }

    /** Bytes per second of all its connections; the last known while it is away. */
    double rate() {
        return rate;
    }

    void measure() {
        if (connections > 0) {
            rate = fetchers.stream().mapToDouble(fetcher -> fetcher.pace().rate()).sum();
        }
    }

    // ---- what it has

    /** It refuses a file for good. */
    void lacks(Plan plan, int file, TransferEvent.Fault why) {
        refusal = why;
        if (!absent.get(file) && !plan.isFileDone(file)) {
            absent.set(file);
            lacking++;
        }
    }

    /** It does not have a file yet, but may have it soon. */
    void lacksYet(int file) {
        partial = true;
        notYet.set(file);
    }

    /** What it did not have yet may be there by now, and what it did not tell may be told. */
    void hope() {
        notYet.clear();
        untold.clear();
    }

    boolean isLacking(int file) {
        return absent.get(file) || notYet.get(file);
    }

    /**
     * Why it is of no use any more: the fault behind its last refusal, if it refused every file that is still to be
     * completed; null as long as it may have something.
     */
    TransferEvent.@Nullable Fault uselessFor(Plan plan) {
        boolean hasNothing = lacking == plan.files() - plan.filesDone();
        return hasNothing && !plan.isComplete() ? refusal : null;
    }

    boolean isPartial() {
        return partial || holdings.values().stream().anyMatch(held -> !held.isFull());
    }

    @Nullable Holdings holdings(int file) {
        return holdings.get(file);
    }

    /** Files about which it still tells. */
    int tellingFiles() {
        return holdings.size();
    }

    /** How many of them keep a request of one connection open, as the source has more to tell. */
    int tellings(Fetcher teller) {
        return (int)
                holdings.values().stream()
                        .filter(held -> held.teller() == teller && held.isOpen())
                        .count();
    }

    /** A file is complete here; what the source has of it no longer matters. */
    @Nullable Holdings forget(int file) {
        if (absent.get(file)) {
            absent.clear(file);
            lacking--;
        }
        return holdings.remove(file);
    }

    /** It says what it has of a file; over a connection that is gone meanwhile it goes unheard. */
    void told(int file, Holdings held) {
        if (fetchers.contains(held.teller())) {
            holdings.put(file, held);
            notYet.clear(file);
        }
    }

    /**
     * Notes that a connection asks it to tell what it has of a file; returns false if one already does, or was refused
     * a moment ago.
     */
    boolean startTelling(int file, Fetcher teller) {
        return !untold.get(file)
                && holdings.putIfAbsent(file, new Holdings(teller, 0, null)) == null;
    }

    /** It refuses to tell, or to go on telling, what it has of a file, and is taken to have all again. */
    void doesNotTell(int file, Fetcher teller) {
        Holdings held = holdings.get(file);
        if (held != null && held.teller() == teller) {
            holdings.remove(file);
            untold.set(file);
        }
    }

    boolean has(int file, int chunk) {
        Holdings held = holdings.get(file);
        return !isLacking(file) && (held == null || held.has(chunk));
    }
}
