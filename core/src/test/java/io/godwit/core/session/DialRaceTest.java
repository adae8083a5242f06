package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DialRaceTest {

    private static final long NEVER = Duration.ofDays(1).toNanos();

    private final List<Integer> dialled = new CopyOnWriteArrayList<>();

    private static List<InetSocketAddress> ports(Integer... ports) {
        return List.of(ports).stream()
                .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .toList();
    }

    private static DialRace.Opened opened(CountingConnection connection) {
        var watched = new WatchedConnection(connection, () -> 0);
        return new DialRace.Opened(
                new PlainChannel(watched, PlainOpener.peer(1), new byte[16], 0, PeerLimits.DEFAULT),
                watched);
    }

    private static DialRace.Opened hang() throws IOException {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
        } catch (InterruptedException lost) {
            throw new InterruptedIOException();
        }
    }

    private DialRace.Opened note(InetSocketAddress address) {
        dialled.add(address.getPort());
        return opened(new CountingConnection());
    }

    @Test
    void theFirstAddressAloneIsDialledWhenItAnswers() throws Exception {
        new DialRace(ports(1, 2, 3), NEVER, this::note).run();
        assertEquals(List.of(1), dialled);
    }

    @Test
    void aSilentAddressDoesNotHoldUpAGoodOne() throws Exception {
        var interrupted = new CountDownLatch(1);
        DialRace.Opened winner = opened(new CountingConnection());
        var race =
                new DialRace(
                        ports(1, 2),
                        1,
                        address -> {
                            if (address.getPort() == 2) {
                                return winner;
                            }
                            try {
                                return hang();
                            } finally {
                                interrupted.countDown();
                            }
                        });
        assertSame(winner, race.run());
        interrupted.await();
    }

    @Test
    void aFailureStartsTheNextAddressAtOnce() throws Exception {
        var race =
                new DialRace(
                        ports(1, 2, 3),
                        NEVER,
                        address -> {
                            if (address.getPort() < 3) {
                                throw new ConnectException();
                            }
                            return note(address);
                        });
        race.run();
        assertEquals(List.of(3), dialled);
    }

    @Test
    void aLateWinnerIsClosed() throws Exception {
        var release = new CountDownLatch(1);
        var loser = new CountingConnection();
        var race =
                new DialRace(
                        ports(1, 2),
                        1,
                        address -> {
                            if (address.getPort() == 1) {
                                awaitUninterrupted(release);
                                return opened(loser);
                            }
                            return note(address);
                        });
        race.run();
        assertEquals(0, loser.closes());
        release.countDown();
        await().atMost(Duration.ofMinutes(1)).until(() -> loser.closes() == 1);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException again) {
                // A handshake in the middle of its arithmetic does not notice either.
            }
        }
    }

    @Test
    void thatAPeerAnsweredIsTheMostTellingFailure() {
        var race =
                new DialRace(
                        ports(1, 2, 3),
                        NEVER,
                        address -> {
                            if (address.getPort() == 2) {
                                throw new HandshakeException(AlertCode.PEER_MISMATCH, "test");
                            }
                            throw new ConnectException("port " + address.getPort());
                        });
        var failure = assertThrows(HandshakeException.class, race::run);
        assertEquals(AlertCode.PEER_MISMATCH, failure.code());
        assertEquals(2, failure.getSuppressed().length);
    }

    @Test
    void faultsOfTheProgramDoNotHangTheRace() {
        var race =
                new DialRace(
                        ports(1),
                        NEVER,
                        _ -> {
                            throw new IllegalStateException("test");
                        });
        assertThrows(IOException.class, race::run);
    }

    @Test
    void anErrorDoesNotHangTheRaceEither() {
        var race =
                new DialRace(
                        ports(1),
                        NEVER,
                        _ -> {
                            throw new InternalError("test");
                        });
        assertThrows(IOException.class, race::run);
    }

    @Test
    void noAddressFailsAtOnce() {
        assertThrows(IOException.class, () -> new DialRace(List.of(), 1, this::note).run());
    }

    @Test
    void addressesAreTriedOnceAndNotWithoutBound() {
        var all = new ArrayList<InetSocketAddress>(ports(1, 1, 1));
        for (int port = 2; port < 1_000; port++) {
            all.addAll(ports(port));
        }
        var race =
                new DialRace(
                        all,
                        NEVER,
                        address -> {
                            note(address);
                            throw new ConnectException();
                        });
        assertThrows(ConnectException.class, race::run);
        assertEquals(16, dialled.size());
        assertEquals(16, dialled.stream().distinct().count());
    }

    @Test
    void interruptingTheDiallerEndsItsAttempts() throws Exception {
        var ended = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        var race =
                new DialRace(
                        ports(1, 2),
                        1,
                        _ -> {
                            try {
                                return hang();
                            } finally {
                                ended.countDown();
                            }
                        });
        assertThrows(InterruptedIOException.class, race::run);
        assertTrue(Thread.interrupted());
        ended.await();
    }
}
