package io.godwit.core.transfer.upload;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.transfer.RecordedLine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlacesTest {

    /** Whoever came in, in that order. */
    private final BlockingQueue<RecordedLine> entered = new LinkedBlockingQueue<>();

    private static RecordedLine at(int host, int peer) throws UnknownHostException {
        byte[] address = {(byte) 192, 0, 2, (byte) host};
        return new RecordedLine(peer, InetAddress.getByAddress(address));
    }

    /** Who waits for a place, as somebody else has the last one. */
    private FutureTask<Places.Place> waiting(Places places, RecordedLine line) {
        var task =
                new FutureTask<Places.Place>(() -> {
                    Places.Place place = places.take(line);
                    entered.add(line);
                    return place;
                });
        Thread thread = Thread.ofVirtual().start(task);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return task;
    }

    private RecordedLine nextToEnter() throws InterruptedException {
        return entered.poll(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("DOS-05 one address takes its part of the places, and others find theirs")
    void oneAddressTakesItsPart() throws Exception {
        var places = new Places(4, 2);
        places.take(at(1, 1));
        Places.Place second = places.take(at(1, 2));
        RecordedLine third = at(1, 3);
        FutureTask<Places.Place> waiting = waiting(places, third);
        places.take(at(2, 4)).close();
        assertTrue(entered.isEmpty());
        second.close();
        assertEquals(third, nextToEnter());
        waiting.get().close();
    }

    @Test
    void thereAreNoMoreThanSoManyForAll() throws Exception {
        var places = new Places(2, 2);
        places.take(at(1, 1));
        Places.Place last = places.take(at(2, 2));
        RecordedLine third = at(3, 3);
        FutureTask<Places.Place> waiting = waiting(places, third);
        assertTrue(entered.isEmpty());
        last.close();
        assertEquals(third, nextToEnter());
        waiting.get().close();
    }

    @Test
    void atOneAddressAPeerThatHasNoneComesFirst() throws Exception {
        var places = new Places(4, 2);
        places.take(at(1, 1));
        Places.Place second = places.take(at(1, 1));
        FutureTask<Places.Place> greedy = waiting(places, at(1, 1));
        RecordedLine modest = at(1, 2);
        FutureTask<Places.Place> waiting = waiting(places, modest);
        second.close();
        assertEquals(modest, nextToEnter());
        waiting.get().close();
        greedy.get().close();
    }

    @Test
    void placesGoRoundOverAddresses() throws Exception {
        var places = new Places(1, 1);
        Places.Place only = places.take(at(1, 1));
        List<FutureTask<Places.Place>> crowd = new ArrayList<>();
        for (int peer = 2; peer < 10; peer++) {
            crowd.add(waiting(places, at(1, peer)));
        }
        RecordedLine alone = at(2, 99);
        FutureTask<Places.Place> waiting = waiting(places, alone);
        only.close();
        crowd.getFirst().get().close();
        nextToEnter();
        assertEquals(alone, nextToEnter());
        waiting.get().close();
        for (FutureTask<Places.Place> other : crowd.subList(1, crowd.size())) {
            other.get().close();
        }
    }

    @Test
    void whoseConnectionIsGoneStopsWaiting() throws Exception {
        var places = new Places(1, 1);
        Places.Place only = places.take(at(1, 1));
        RecordedLine gone = at(2, 2);
        FutureTask<Places.Place> waiting = waiting(places, gone);
        gone.close();
        var e = assertThrows(ExecutionException.class, waiting::get);
        assertInstanceOf(ClosedChannelException.class, e.getCause());
        only.close();
        places.take(at(3, 3)).close();
    }
}
