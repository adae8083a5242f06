package io.godwit.discovery.server.redis;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.peer.AddressRules;
import io.godwit.discovery.server.tracker.AnnounceEvent;
import io.godwit.discovery.server.tracker.AnnounceOutcome;
import io.godwit.discovery.server.tracker.AnnounceRequest;
import io.godwit.discovery.server.tracker.SwarmCounts;
import io.godwit.discovery.server.tracker.SwarmPeer;
import io.godwit.discovery.server.tracker.SwarmStats;
import io.godwit.discovery.server.tracker.SwarmStore;
import io.godwit.discovery.server.tracker.TorrentHash;
import io.godwit.discovery.server.tracker.TrackerException;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Swarms that many instances share: each request is one script in Redis. Thread-safe.
 *
 * <p>No instance has a copy, as each request changes something. While Redis is away all are refused with
 * {@link ApiErrorCode#BUSY}; who was known then is known afterwards, as its clock stands still meanwhile.
 */
final class RedisSwarmStore implements SwarmStore {

    /** How many times as many members are looked at as may be told: fewer than in memory, as all instances wait for it. */
    private static final int LOOKED_AT = 2;

    /** One more than is looked at, since the client may be among them itself. */
    private static final int MOST_PICKED_BYTES =
            (LOOKED_AT * AnnounceRequest.MOST_WANTED + 1) * SwarmPlaces.MAX_PEER_BYTES;

    private static final int TIDIED_AT_ONCE = 100;

    private final RedisStore store;
    private final Link link;
    private final TrackerSettings settings;
    private final RandomGenerator random;
    private final Sweeping sweeping;
    private volatile SwarmStats stats = new SwarmStats(0, 0);

    /** Swarms of a store that somebody else closes. */
    RedisSwarmStore(RedisStore store, Link link, TrackerSettings settings, RandomGenerator random) {
        this.store = store;
        this.link = link;
        this.settings = settings;
        this.random = random;
        sweeping = new Sweeping(link, this::tidy);
    }

    @Override
    public AnnounceOutcome announce(AnnounceRequest request, InetAddress from)
            throws TrackerException {
        if (request.event() == AnnounceEvent.STOPPED) {
            return leave(request, from);
        }
        request.checkPort();
        // The count is that of the last answer, which is near enough for the length of a pause.
        Duration interval = settings.interval(stats.peers(), random);
        boolean justNow = request.event() == AnnounceEvent.COMPLETED;
        return reached(() -> {
            ScriptAnswer answer =
                    store.run(
                            Script.ANNOUNCE,
                            new Arguments()
                                    .bytes(request.torrent().toBytes())
                                    .bytes(SwarmPlaces.encode(request.place(from)))
                                    .bytes(request.client().toBytes())
                                    .flag(request.complete())
                                    .flag(justNow)
                                    .number((long) LOOKED_AT * request.wanted())
                                    .number(interval.multipliedBy(2).toMillis())
                                    .number(settings.peers())
                                    .number(settings.peersPerSite()));
            accept(answer);
            return new AnnounceOutcome(
                    counts(answer, 3),
                    choice(answer.bytes(6, MOST_PICKED_BYTES), from, request.wanted()),
                    interval);
        });
    }

    private AnnounceOutcome leave(AnnounceRequest request, InetAddress from)
            throws TrackerException {
        return reached(() -> {
            ScriptAnswer answer =
                    store.run(
                            Script.LEAVE,
                            new Arguments()
                                    .bytes(request.torrent().toBytes())
                                    .bytes(SwarmPlaces.encode(request.place(from))));
            accept(answer);
            return new AnnounceOutcome(counts(answer, 3), List.of(), settings.interval());
        });
    }

    /** Redis picks at random, but tells in its own order. */
    private List<SwarmPeer> choice(byte[] picked, InetAddress asking, int wanted)
            throws RedisException {
        var peers = new ArrayList<>(SwarmPlaces.decode(picked));
        Collections.shuffle(peers, new SplittableRandom(random.nextLong()));
        AddressRules rules = AddressRules.claimedBy(asking);
        return peers.stream().filter(peer -> rules.allows(peer.address())).limit(wanted).toList();
    }

    @Override
    public SortedMap<TorrentHash, SwarmCounts> counts(Collection<TorrentHash> torrents)
            throws TrackerException {
        var different = new TreeSet<>(torrents);
        return reached(() -> {
            var named = new Arguments();
            different.forEach(torrent -> named.bytes(torrent.toBytes()));
            ScriptAnswer answer = store.run(Script.SCRAPE, named);
            accept(answer);
            var found = new TreeMap<TorrentHash, SwarmCounts>();
            for (TorrentHash torrent : different) {
                found.put(torrent, counts(answer, 3 + 3 * found.size()));
            }
            return found;
        });
    }

    @Override
    public void sweep() {
        sweeping.begin();
    }

    private void tidy() throws RedisException {
        ScriptAnswer answer;
        do {
            answer = store.run(Script.TIDY, new Arguments().number(TIDIED_AT_ONCE));
            remember(answer);
        } while (answer.number(3) >= TIDIED_AT_ONCE);
    }

    @Override
    public SwarmStats stats() {
        return stats;
    }

    /** Something that needs Redis. */
    private interface Call<T> {
        T run() throws RedisException, TrackerException;
    }

    private <T> T reached(Call<T> call) throws TrackerException {
        if (!link.usable()) {
            throw busy();
        }
        try {
            return call.run();
        } catch (RedisException e) {
            link.failed(e);
            throw busy();
        }
    }

    private static TrackerException busy() {
        return new TrackerException(
                ApiErrorCode.BUSY, "the tracker cannot reach its swarms at the moment");
    }

    private void accept(ScriptAnswer answer) throws RedisException, TrackerException {
        switch (answer.word()) {
            case "OK" -> remember(answer);
            case "CROWDED" ->
                    throw new TrackerException(
                            ApiErrorCode.CROWDED, "too many peers of this network are here");
            default -> throw new RedisException.Malformed("answer of a script");
        }
    }

    /** Every answer begins with the counts of all swarms. */
    private void remember(ScriptAnswer answer) throws RedisException {
        stats = new SwarmStats(count(answer, 1), count(answer, 2));
    }

    private static SwarmCounts counts(ScriptAnswer answer, int at) throws RedisException {
        return new SwarmCounts(count(answer, at), count(answer, at + 1), answer.number(at + 2));
    }

    private static int count(ScriptAnswer answer, int at) throws RedisException {
        return Math.toIntExact(Math.min(answer.number(at), Integer.MAX_VALUE));
    }
}
