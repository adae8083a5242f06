package io.godwit.core.transfer.download;

import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.TransferEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The sources of one download and the connections to them: who gets how many.
 *
 * <p>Every source gets one connection before any gets a second; what is left over goes to the fastest. When there are
 * more sources than connections, one that has nothing to give soon makes room, and the slowest for one that was clearly
 * faster or never reached, unless that was tried often and a moment ago, soon if it holds up the others. Sources that
 * have only a part, which are downloaders themselves, get as many connections again, one each: what they give each
 * other is all that one source alone does not have to give to each of them. Among those of which nothing is known
 * chance decides. Guarded by the lock of the job; the sources can be listed by anybody.
 */
final class Roster {

    /** How long a connection is kept before it makes room for a better one. */
    private static final long TRIAL = TimeUnit.SECONDS.toNanos(5);

    /** The same for a laggard, which by then has said enough about itself, and for one with nothing to give. */
    private static final long SHORT_TRIAL = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** How long a connection has nothing to give before a source that had nothing either is tried in its place. */
    private static final long LONG_IDLE = TimeUnit.SECONDS.toNanos(30);

    /** How many times slower than the usual connection a laggard is. */
    private static final double LAGGING = 4;

    /** How much faster another source must be to take its place. */
    private static final double BETTER = 1.5;

    /** Connections at most, as a multiple of the streams: with those to parts, and those that rest or make room. */
    private static final int MOST_PER_STREAM = 3;

    /** Most sources remembered for one download; what a look-up says beyond is ignored. */
    private static final int MOST_SOURCES = 512;

    private final Map<PeerId, Source> sources = new ConcurrentHashMap<>();
    private final List<Fetcher> fetchers = new ArrayList<>();
    private final int streams;
    private final RandomGenerator random;

    /**
     * Nobody yet.
     *
     * @param streams connections in use, without those to sources that have only a part
     * @param random decides between sources of which nothing is known
     */
    Roster(int streams, RandomGenerator random) {
        this.streams = streams;
        this.random = random;
    }

    /** Adds peers that were not known; returns whether there were any. */
    boolean add(Collection<PeerId> peers, long now) {
        boolean news = false;
        for (PeerId peer : peers) {
            if (!sources.containsKey(peer) && sources.size() < MOST_SOURCES) {
                sources.put(peer, new Source(peer, now, random.nextInt()));
                news = true;
            }
        }
        return news;
    }

    /** Peers are still said to have the content: those that did not have it before may have it by now. */
    void revive(Collection<PeerId> peers, Backoff backoff, long now) {
        for (PeerId peer : peers) {
            Source source = sources.get(peer);
            if (source != null && source.isDropped()) {
                source.revive(now + backoff.nanos(source.failed()));
            }
        }
    }

    Collection<Source> sources() {
        return sources.values();
    }

    List<Fetcher> fetchers() {
        return fetchers;
    }

    void remove(Fetcher fetcher) {
        fetchers.remove(fetcher);
        fetcher.source().remove(fetcher);
    }

    boolean hasUsableSource() {
        return sources.values().stream().anyMatch(source -> !source.isDropped());
    }

    boolean hasUsableFetcher() {
        return fetchers.stream().anyMatch(Fetcher::isUsable);
    }

    /** Whether there is a connection to anybody, be it in use or not. */
    boolean isConnected() {
        return fetchers.stream().anyMatch(Fetcher::isUp);
    }

    boolean isSwarm() {
        return sources.values().stream().anyMatch(s -> !s.isDropped() && s.isPartial());
    }

    /** How many partial sources have a chunk. */
    int holders(int file, int chunk) {
        int count = 0;
        for (Source source : sources.values()) {
            Source.Holdings held = source.holdings(file);
            if (held != null && !held.isFull() && held.has(chunk)) {
                count++;
            }
        }
        return count;
    }

    void measure(long now) {
        fetchers.forEach(fetcher -> fetcher.pace().sample(now));
        sources.values().forEach(Source::measure);
    }

    /** The connections that are to be made now, and stops those that are to make room. */
    List<Fetcher> manage(Job job, long now) {
        List<Fetcher> starts = new ArrayList<>();
        while (busy() < streams && fetchers.size() < MOST_PER_STREAM * streams) {
            Optional<Fetcher> next = nextConnection(job, now);
            if (next.isEmpty()) {
                return starts;
            }
            fetchers.add(next.get());
            next.get().source().add(next.get());
            starts.add(next.get());
        }
        makeRoom(now);
        return starts;
    }

    /** Connections that count: the first one to a source that has a part only beyond as many as there may be anyway. */
    private long busy() {
        long used = fetchers.stream().filter(Roster::takesStream).count();
        return used - Math.min(besides(), streams);
    }

    private long besides() {
        return fetchers.stream().filter(Roster::takesStream).filter(Roster::isToPart).count();
    }

    private static boolean isToPart(Fetcher fetcher) {
        return !fetcher.isJoined() && fetcher.source().isPartial();
    }

    private static boolean takesStream(Fetcher fetcher) {
        return !fetcher.resting && !fetcher.draining;
    }

    /**
     * Those that were not tried before those that were not reached, which in many networks are most of all; and chance
     * between equals, or all who download the same would begin with the same few of each other.
     */
    private static Comparator<Source> promising(long now) {
        return Comparator.comparingDouble((Source source) -> source.promise(now))
                .thenComparing(Comparator.comparingInt(Source::failures).reversed())
                .thenComparingInt(Source::lot);
    }

    private Optional<Fetcher> nextConnection(Job job, long now) {
        return candidates(now)
                .max(promising(now))
                .map(source -> job.newFetcher(source, null))
                .or(() -> joinFastest(job, now));
    }

    private Stream<Source> candidates(long now) {
        return sources.values().stream()
                .filter(s -> !s.isDropped() && s.fetchers().isEmpty() && s.isDue(now));
    }

    private Optional<Fetcher> joinFastest(Job job, long now) {
        Predicate<Source> canGrow =
                source ->
                        !source.isDropped()
                                && source.isJoinable()
                                && source.isDue(now)
                                && source.fetchers().stream().allMatch(Roster::isKept)
                                && source.fetchers().size() < mostStreams(source);
        return sources.values().stream()
                .filter(canGrow)
                .max(Comparator.comparingDouble(s -> s.rate() / (s.fetchers().size() + 1)))
                .map(source -> job.newFetcher(source, firstOf(source)));
    }

    /** Not one that is making room: a source that never finishes would take that room itself, for ever. */
    private static boolean isKept(Fetcher fetcher) {
        return fetcher.isUsable() && !fetcher.draining;
    }

    private static int mostStreams(Source source) {
        return source.fetchers().isEmpty()
                ? 0
                : firstOf(source).requests().channel().remoteLimits().streams();
    }

    private static Fetcher firstOf(Source source) {
        return source.fetchers().stream()
                .filter(f -> !f.isJoined() && f.isConnected())
                .findFirst()
                .orElse(source.fetchers().getFirst());
    }

    /** All connections are in use: a source without one takes the place of a spare, an idle or a much slower one. */
    private void makeRoom(long now) {
        Optional<Source> best = candidates(now).max(promising(now));
        if (best.isEmpty() || fetchers.stream().anyMatch(fetcher -> fetcher.draining)) {
            return;
        }
        Source waiting = best.get();
        long idleTime = waiting.isExhausted() ? LONG_IDLE : SHORT_TRIAL;
        spare(now)
                .or(() -> idle(now, idleTime))
                .or(() -> slowest(now, waiting.promise(now)))
                .ifPresent(fetcher -> drain(fetcher, now));
    }

    /** The connections that leave a place; of those that are there besides nobody has one. */
    private Stream<Fetcher> replaceable() {
        boolean all = besides() > streams || busy() < streams;
        return fetchers.stream().filter(fetcher -> all || !isToPart(fetcher));
    }

    private Optional<Fetcher> spare(long now) {
        return replaceable()
                .filter(f -> f.isJoined() && f.isUsable())
                .min(Comparator.comparingDouble(f -> f.idleFor(now) > 0 ? 0 : f.pace().rate()));
    }

    private Optional<Fetcher> idle(long now, long least) {
        return replaceable()
                .filter(f -> f.idleFor(now) > least)
                .max(Comparator.comparingLong(f -> f.idleFor(now)));
    }

    private Optional<Fetcher> slowest(long now, double promise) {
        double usual = usualRate();
        return replaceable()
                .filter(f -> f.isUsable() && now - f.startedAt() > trial(f, usual))
                .filter(f -> promise > BETTER * f.pace().rate())
                .min(Comparator.comparingDouble(f -> f.pace().rate()));
    }

    private static long trial(Fetcher fetcher, double usual) {
        boolean lagging = fetcher.pace().isKnown() && LAGGING * fetcher.pace().rate() < usual;
        return lagging ? SHORT_TRIAL : TRIAL;
    }

    /** The rate of the connection in the middle, of two the faster; 0 while too little is known. */
    private double usualRate() {
        double[] known =
                fetchers.stream()
                        .filter(f -> f.isUsable() && f.pace().isKnown())
                        .mapToDouble(f -> f.pace().rate())
                        .sorted()
                        .toArray();
        return known.length < 2 ? 0 : known[known.length / 2];
    }

    private static void drain(Fetcher fetcher, long now) {
        if (fetcher.idleFor(now) > SHORT_TRIAL) {
            fetcher.source().gaveWay();
        }
        fetcher.draining = true;
        fetcher.work.signal();
    }

    /** Why there is nobody left, judged by what the dropped sources did; empty if nobody was dropped. */
    Optional<TransferEvent.Fault> worstFault() {
        return sources.values().stream()
                .map(source -> Optional.ofNullable(source.fault()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    List<SourceReport> reports() {
        return sources.values().stream().filter(Source::tookPart).map(Source::report).toList();
    }

    List<SourceProgress> progress() {
        return sources.values().stream().filter(Source::tookPart).map(Source::progress).toList();
    }
}
