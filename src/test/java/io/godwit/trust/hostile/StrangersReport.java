package io.godwit.trust.hostile;

import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.tests.Program;
import io.godwit.trust.Vitals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Measures how an honest peer gets in at a peer that a crowd of strangers bothers, and what they cost that peer. */
public final class StrangersReport {

    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration GOAL = Duration.ofSeconds(1);
    private static final double CORES_GOAL = 1;
    private static final Duration NEVER = Duration.ofHours(1);

    private StrangersReport() {}

    /**
     * How it went.
     *
     * @param handshakes how long each honest one took, in order of length; an hour for one that failed
     * @param failed honest ones that did not get in
     * @param cores processor time of the peer by time, everything included
     * @param vitals of the peer at the end
     * @param strangers connections that strangers opened
     */
    record Result(
            List<Duration> handshakes, int failed, double cores, Vitals vitals, long strangers) {

        Duration quantile(double share) {
            int at = (int) Math.ceil(share * handshakes.size()) - 1;
            return handshakes.get(Math.max(0, at));
        }

        boolean meetsGoals() {
            return quantile(0.99).compareTo(GOAL) < 0 && cores <= CORES_GOAL;
        }
    }

    /**
     * Runs it; ends with 1 when a goal was missed.
     *
     * @param arguments an empty folder, slow strangers, flooding ones, honest handshakes, and the addresses that either
     *     crowd has
     */
    public static void main(String[] arguments) throws Exception {
        int slow = Integer.parseInt(arguments[1]);
        int floods = Integer.parseInt(arguments[2]);
        int honest = Integer.parseInt(arguments[3]);
        int addresses = Integer.parseInt(arguments[4]);
        Result result = measure(Path.of(arguments[0]), slow, floods, honest, addresses);
        System.out.printf(
                "%d slow and %d flooding strangers from %d addresses each opened %d connections%n",
                slow, floods, addresses, result.strangers);
        System.out.printf(
                "honest handshakes: %d, failed %d, median %d ms, p99 %d ms (goal %d ms),"
                        + " longest %d ms%n",
                honest,
                result.failed,
                result.quantile(0.5).toMillis(),
                result.quantile(0.99).toMillis(),
                GOAL.toMillis(),
                result.quantile(1).toMillis());
        System.out.printf(
                "the peer: %.2f cores (goal %.0f), %d MiB, %d handles, %d threads%n",
                result.cores,
                CORES_GOAL,
                result.vitals.residentMiB(),
                result.vitals.handles(),
                result.vitals.threads());
        System.exit(result.meetsGoals() ? 0 : 1);
    }

    static Result measure(Path folder, int slow, int floods, int honest, int addresses)
            throws Exception {
        try (Program peer =
                        Program.start(
                                folder.resolve("home"),
                                "peer",
                                "--bind",
                                "127.0.0.1",
                                "--port",
                                "0",
                                "--no-discovery");
                HostilePeer guest = new HostilePeer(1)) {
            InetSocketAddress address =
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(),
                            Integer.parseInt(peer.awaitReady("port")));
            PeerId id = idOf(peer);
            // Their first handshakes are those of programs that have just started.
            for (int i = 0; i < 3; i++) {
                guest.dial(honestAddress(i), address, id).close();
            }
            try (Strangers dripping = Strangers.slow(address, slow, addresses);
                    Strangers flooding = Strangers.flood(address, floods, addresses)) {
                return beside(peer, guest, address, id, honest, List.of(dripping, flooding));
            }
        }
    }

    private static PeerId idOf(Program peer) throws PeerFormatException {
        return PeerIdText.parse(peer.awaitReady("peer-id"));
    }

    /** One for each of 250 in a row, as honest peers have their own. */
    private static InetSocketAddress honestAddress(int number) {
        return new InetSocketAddress("127.0.72." + (1 + number % 250), 0);
    }

    private static Result beside(
            Program peer,
            HostilePeer guest,
            InetSocketAddress address,
            PeerId id,
            int honest,
            List<Strangers> crowds)
            throws IOException {
        List<Duration> took = new ArrayList<>();
        int failed = 0;
        double before = Vitals.of(peer).cpuSeconds();
        long start = System.nanoTime();
        for (int i = 0; i < honest; i++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            long begun = System.nanoTime();
            try (Talk talk = guest.dial(honestAddress(i), address, id)) {
                took.add(Duration.ofNanos(System.nanoTime() - begun));
                talk.flush();
            } catch (IOException refused) {
                failed++;
                took.add(NEVER);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Vitals after = Vitals.of(peer);
        Collections.sort(took);
        return new Result(
                List.copyOf(took),
                failed,
                (after.cpuSeconds() - before) / seconds,
                after,
                crowds.stream().mapToLong(Strangers::opened).sum());
    }
}
