package io.godwit.trust.discovery;

import io.godwit.bench.discovery.WeakPeer;
import io.godwit.tests.Program;
import io.godwit.trust.Vitals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server, attackers all around it, and a few honest peers. */
final class Siege implements AutoCloseable {

    private static final int ATTACKERS = 48;
    private static final int HONEST = 4;

    /** Each in a network of its own; together they fill the whole index. */
    private static final int PUBLISHERS = 16;

    private final Program server;
    private final InetSocketAddress address;

    /**
     * What came of it.
     *
     * @param before the server before the attack
     * @param after the server after it
     * @param seconds the attack took
     * @param asked requests of honest peers
     * @param putOff how often they were told to come again later
     * @param slowest of each kind of their requests, in nanoseconds
     * @param failures of honest peers
     * @param millis times of honest requests, ascending
     */
    record Outcome(
            Tally tally,
            Vitals before,
            Vitals after,
            double seconds,
            long asked,
            long putOff,
            SortedMap<String, Long> slowest,
            List<String> failures,
            double[] millis) {

        double millis(double quantile) {
            return millis[(int) Math.min(millis.length - 1, millis.length * quantile)];
        }
    }

    Siege(Path folder) throws IOException {
        server =
                Program.start(
                        folder.resolve("home"),
                        "discovery",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        0,
                        "--tracker",
                        "on");
        URI url = URI.create(server.awaitReady("url"));
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort());
    }

    boolean stands() {
        return server.isAlive();
    }

    String log() {
        return String.join("\n", server.err());
    }

    /** Attacks. */
    Outcome run(long requests) throws IOException, InterruptedException {
        var random = new SplittableRandom();
        Malice.Loot loot = Malice.Loot.of(WeakPeer.generate(random), publishers(random));
        try (var first = new Socket(address.getAddress(), address.getPort())) {
            first.getOutputStream().write(loot.registration());
            var _ = first.getInputStream().read();
        }
        Vitals before = Vitals.of(server);
        var tally = new Tally(requests);
        var over = new AtomicBoolean();
        List<HonestPeer> honest = new ArrayList<>();
        List<Thread> peers = new ArrayList<>();
        for (int i = 0; i < HONEST; i++) {
            InetAddress own = InetAddress.ofLiteral("127.251." + i + ".1");
            var peer = new HonestPeer(address, own, () -> !over.get());
            honest.add(peer);
            peers.add(Thread.ofPlatform().start(peer));
        }
        long start = System.nanoTime();
        List<Thread> attackers = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            attackers.add(
                    Thread.ofPlatform().start(new Attacker(address, loot, tally, random.split())));
        }
        for (Thread attacker : attackers) {
            attacker.join();
        }
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        over.set(true);
        for (Thread peer : peers) {
            peer.join();
        }
        return new Outcome(
                tally,
                before,
                Vitals.of(server),
                seconds,
                honest.stream().mapToLong(HonestPeer::asked).sum(),
                honest.stream().mapToLong(HonestPeer::putOff).sum(),
                slowest(honest),
                honest.stream().flatMap(peer -> peer.failures().stream()).toList(),
                millis(honest));
    }

    private List<WideShares> publishers(SplittableRandom random) throws IOException {
        List<WideShares> publishers = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            InetAddress own = InetAddress.ofLiteral("127.250." + i + ".1");
            publishers.add(WideShares.register(address, own, random));
        }
        return publishers;
    }

    private static SortedMap<String, Long> slowest(List<HonestPeer> honest) {
        var all = new TreeMap<String, Long>();
        for (HonestPeer peer : honest) {
            peer.slowest().forEach((kind, nanos) -> all.merge(kind, nanos, Math::max));
        }
        return all;
    }

    private static double[] millis(List<HonestPeer> honest) {
        double[] millis =
                honest.stream()
                        .flatMap(peer -> peer.nanos().stream())
                        .mapToDouble(nanos -> nanos / 1e6)
                        .toArray();
        Arrays.sort(millis);
        return millis;
    }

    @Override
    public void close() {
        server.close();
    }
}
