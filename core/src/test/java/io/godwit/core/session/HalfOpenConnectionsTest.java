package io.godwit.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfOpenConnectionsTest {

    private static final AddressKey ALICE = new AddressKey(4, 1);
    private static final AddressKey MALLORY = new AddressKey(4, 2);

    private final HalfOpenConnections halfOpen = new HalfOpenConnections(4, 3);

    private List<CountingConnection> connections(int count) {
        return IntStream.range(0, count).mapToObj(_ -> new CountingConnection()).toList();
    }

    @Test
    void theOldestSilentOneOfTheAddressMakesWay() {
        var alice = new CountingConnection();
        var mallory = connections(5);
        assertTrue(halfOpen.enter(ALICE, alice));
        mallory.forEach(each -> assertTrue(halfOpen.enter(MALLORY, each)));
        assertEquals(
                List.of(1, 1, 0, 0, 0), mallory.stream().map(CountingConnection::closes).toList());
        assertEquals(0, alice.closes());
        assertEquals(4, halfOpen.size());
    }

    @Test
    void theOldestSilentOneOfAllMakesWayWhenThereIsNoRoomAtAll() {
        var mallory = connections(3);
        mallory.forEach(each -> halfOpen.enter(MALLORY, each));
        var alice = connections(2);
        alice.forEach(each -> assertTrue(halfOpen.enter(ALICE, each)));
        assertEquals(List.of(1, 0, 0), mallory.stream().map(CountingConnection::closes).toList());
    }

    @Test
    void whoeverHasSpokenStays() {
        var mallory = connections(3);
        for (CountingConnection each : mallory) {
            halfOpen.enter(MALLORY, each);
            halfOpen.spoke(each);
        }
        assertFalse(halfOpen.enter(MALLORY, new CountingConnection()));
        assertEquals(List.of(0, 0, 0), mallory.stream().map(CountingConnection::closes).toList());
        assertTrue(halfOpen.enter(ALICE, new CountingConnection()));
    }

    @Test
    void whoeverLeavesMakesRoomOnce() {
        var first = new CountingConnection();
        halfOpen.enter(ALICE, first);
        halfOpen.leave(first);
        halfOpen.leave(first);
        assertEquals(0, halfOpen.size());
        for (CountingConnection each : connections(3)) {
            assertTrue(halfOpen.enter(ALICE, each));
            halfOpen.spoke(each);
        }
        assertFalse(halfOpen.enter(ALICE, new CountingConnection()));
    }
}
