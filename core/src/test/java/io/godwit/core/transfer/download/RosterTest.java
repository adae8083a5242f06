package io.godwit.core.transfer.download;

import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.Bitfield;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RecordedLine;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets a connection; hardly any of them is ever made. */
class RosterTest {

    private static final int STREAMS = 2;

    /** All are reached, and say nothing. */
    private static final class Silent extends Nobody {
        @Override
        public MessageChannel connect(PeerId peer) {
            return new RecordedLine(1);
        }
    }

    /** A job that knows so many peers. */
    private static Job job(long seed, int peers) {
        return job(seed, peers, new Nobody());
    }

    private static Job job(long seed, int peers, Sources sources) {
        return Jobs.ofFile(Environment.system(), sources, STREAMS, seed, peers);
    }

    private static List<Fetcher> started(Job job) {
        return job.roster.manage(job, 0);
    }

    /** Or all who download the same would begin with the same few of each other. */
    @Test
    void whoIsTriedFirstOfThoseThatAreNotKnownIsChance() {
        Set<PeerId> first = new HashSet<>();
        for (int seed = 0; seed < 16; seed++) {
            List<Fetcher> started = started(job(seed, 64));
            assertEquals(STREAMS, started.size());
            started.forEach(fetcher -> first.add(fetcher.source().peer()));
        }
        assertTrue(first.size() > 4 * STREAMS, first::toString);
    }

    /** A source says what it has of a file of which four chunks are wanted. */
    private static void tells(Fetcher fetcher, Bitfield chunks) {
        fetcher.source().told(0, new Source.Holdings(fetcher, 1, chunks));
    }

    @Test
    void sourcesThatHaveAPartTakeNoPlaceUntilThereAreAsManyAgain() {
        Job job = job(1, 8);
        List<Fetcher> first = started(job);
        assertEquals(STREAMS, first.size());
        assertEquals(List.of(), started(job), "each may have all, for what is known");
        first.forEach(fetcher -> tells(fetcher, new Bitfield(4)));
        List<Fetcher> second = started(job);
        assertEquals(STREAMS, second.size());
        second.forEach(fetcher -> tells(fetcher, new Bitfield(4)));
        assertEquals(List.of(), started(job), "others wait, however many there are");
    }

    @Test
    void sourceThatHasAllTakesAPlace() {
        Job job = job(2, 8);
        started(job).forEach(fetcher -> tells(fetcher, Bitfield.full(4)));
        assertEquals(List.of(), started(job));
    }

    @Test
    void sourceThatHasAllByNowTakesAPlaceAgain() {
        Job job = job(3, 8);
        Fetcher one = started(job).getFirst();
        tells(one, new Bitfield(4));
        assertEquals(1, started(job).size());
        tells(one, Bitfield.full(4));
        assertEquals(List.of(), started(job));
    }

    private static Set<PeerId> peers(List<Fetcher> fetchers) {
        return fetchers.stream().map(fetcher -> fetcher.source().peer()).collect(toSet());
    }

    @Test
    void whoWasNotTriedComesBeforeThoseThatWereNotReached() {
        Job job = job(5, 3 * STREAMS);
        Set<PeerId> tried = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            // Long after each of them is to be tried again.
            long later = job.now() + Duration.ofHours(1).toNanos();
            List<Fetcher> started = job.roster.manage(job, later);
            tried.addAll(peers(started));
            started.forEach(fetcher -> job.hungUp(fetcher, new ConnectException("test")));
        }
        assertEquals(3 * STREAMS, tried.size());
    }

    private static void connect(List<Fetcher> fetchers) {
        fetchers.forEach(Thread::startVirtualThread);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fetchers.stream().allMatch(Fetcher::isUsable));
    }

    /** The one with the part is the first that a choice among equally slow ones would end. */
    @Test
    void whoTakesNoPlaceMakesNoRoom() {
        Job job = job(4, 8, new Silent());
        List<Fetcher> first = started(job);
        Fetcher besides = first.getFirst();
        tells(besides, new Bitfield(4));
        List<Fetcher> second = started(job);
        assertEquals(1, second.size());
        connect(first);
        connect(second);
        long later = job.now() + Duration.ofSeconds(10).toNanos();
        job.lock.lock();
        try {
            assertEquals(List.of(), job.roster.manage(job, later), "all are in use");
            assertFalse(besides.draining, "nobody could take its place");
            assertEquals(1, job.roster.manage(job, later).size(), "another one made room");
        } finally {
            job.halt(true);
            job.lock.unlock();
        }
    }

    @Test
    void nobodyMakesRoomForOneThatWasTriedOftenAndNeverReached() {
        Job job = job(6, STREAMS + 1, new Silent());
        List<Fetcher> first = started(job);
        Set<PeerId> reached = peers(first);
        connect(first);
        long later = job.now() + Duration.ofSeconds(10).toNanos();
        job.lock.lock();
        try {
            job.roster.sources().stream()
                    .filter(source -> !reached.contains(source.peer()))
                    .forEach(source -> failOften(source, later));
            assertEquals(List.of(), job.roster.manage(job, later), "all are in use");
            assertTrue(first.stream().noneMatch(fetcher -> fetcher.draining));
            assertEquals(List.of(), job.roster.manage(job, later + Source.FORGIVEN));
            assertTrue(first.stream().anyMatch(fetcher -> fetcher.draining), "not for ever");
        } finally {
            job.halt(true);
            job.lock.unlock();
        }
    }

    private static void failOften(Source source, long next) {
        for (int attempt = 0; attempt < Source.ATTEMPTS; attempt++) {
            source.failed();
        }
        source.retryAt(next);
    }
}
