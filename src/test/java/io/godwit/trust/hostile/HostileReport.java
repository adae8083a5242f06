package io.godwit.trust.hostile;

import static org.awaitility.Awaitility.await;

import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerIdText;
import io.godwit.tests.Content;
import io.godwit.tests.HashedFile;
import io.godwit.tests.Network;
import io.godwit.tests.Program;
import io.godwit.trust.Vitals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Measures what each kind of hostile peer costs an honest one: rate of a transfer beside it, memory, file handles. The
 * attackers run in this process, on the same machine.
 */
public final class HostileReport implements AutoCloseable {

    private static final int PEERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final HashedFile file;
    private final long rate;
    private final Network network;
    private final Program source;
    private double usual;
    private boolean failed;

    private HostileReport(Path folder, long size, long rate) throws IOException {
        this.folder = folder;
        this.rate = rate;
        this.file = HashedFile.of(Content.file(folder.resolve("film.bin"), size, 1));
        this.network = new Network(folder.resolve("profiles"));
        this.source = network.peer(file.path());
        network.awaitFindable(file.name(), 1);
    }

    /**
     * Runs it.
     *
     * @param arguments an empty folder, the size of the file in MiB, the rate of the honest transfer in MiB/s, and
     *     optionally the kinds to try instead of all
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long size = Long.parseLong(arguments[1]) << 20;
        long rate = Long.parseLong(arguments[2]) << 20;
        boolean failed;
        try (HostileReport report = new HostileReport(folder, size, rate)) {
            report.run(Set.copyOf(List.of(arguments).subList(3, arguments.length)));
            failed = report.failed;
        }
        System.exit(failed ? 1 : 0);
    }

    /** What one transfer came to, and what it took. */
    private record Transfer(int exit, double bytesPerSecond, Vitals getter, Vitals source) {}

    private void run(Set<String> kinds) throws Exception {
        System.out.printf(
                "%-20s %8s %7s | %-18s | %-18s | %s%n",
                "hostile", "MB/s", "loss", "getter MiB/handles", "source MiB/handles", "after");
        transfer();
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rates.add(transfer().bytesPerSecond);
        }
        usual = rates.stream().sorted().toList().get(1);
        print("nobody", transfer());
        for (BadSource manner : BadSource.values()) {
            if (kinds.isEmpty() || kinds.contains(manner.name())) {
                beside(manner);
            }
        }
        for (BadAsker manner : BadAsker.values()) {
            if (kinds.isEmpty() || kinds.contains(manner.name())) {
                beside(manner);
            }
        }
    }

    private void beside(BadSource manner) throws Exception {
        List<HostilePeer> peers = new ArrayList<>();
        try {
            for (int i = 0; i < PEERS; i++) {
                HostilePeer peer = new HostilePeer(i + 1);
                peers.add(peer);
                peer.serve(file, manner, network.url());
            }
            // Those who tell another size may be listed apart or not at all.
            int least = manner == BadSource.WRONG_SIZE ? 1 : PEERS + 1;
            awaitSources(number -> number >= least);
            print(manner.name(), transfer());
        } finally {
            for (HostilePeer peer : peers) {
                peer.close();
            }
        }
        awaitSources(number -> number <= 1);
    }

    private void beside(BadAsker manner) throws Exception {
        try (Attack attack = new Attack(manner, victim(), file, BadAsker.ATTACKERS, 1)) {
            print(manner.name(), transfer());
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> Vitals.of(source).handles() < 200);
    }

    private void awaitSources(IntPredicate enough) throws IOException {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> enough.test(sources()));
    }

    /** Those with the true size; search results for another size count apart. */
    private int sources() throws IOException {
        int sources = 0;
        for (var hit : network.run("find", file.name(), "--json").json()) {
            sources += hit.path("sources").asInt();
        }
        return sources;
    }

    private BadAsker.Victim victim() throws PeerFormatException {
        int port = Integer.parseInt(source.awaitReady("port"));
        return new BadAsker.Victim(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                PeerIdText.parse(source.awaitReady("peer-id")));
    }

    private Transfer transfer() throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        Program get =
                network.startGet(
                        network.newHome(),
                        file.root().toHex(),
                        out,
                        "--limit",
                        Long.toString(rate));
        Vitals[] most = {Vitals.NONE, Vitals.NONE};
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    most[0] = most[0].max(Vitals.of(get));
                    most[1] = most[1].max(Vitals.of(source));
                    return !get.isAlive();
                });
        int exit = get.awaitExit(Duration.ofSeconds(30));
        double pace = exit == 0 ? file.layout().size() / seconds(get) : 0;
        if (exit == 0) {
            Path copy = Path.of(get.json().path("path").asString());
            Content.assertSame(file.path(), copy);
            Files.delete(copy);
        } else {
            System.out.println(get.transcript());
        }
        return new Transfer(exit, pace, most[0], most[1]);
    }

    private static double seconds(Program get) {
        return get.json().path("seconds").asDouble();
    }

    private void print(String name, Transfer transfer) throws IOException {
        failed |= transfer.exit != 0;
        System.out.printf(
                "%-20s %8.1f %6.1f%% | %5d MiB %5d    | %5d MiB %5d    | %s%n",
                name,
                transfer.bytesPerSecond / 1e6,
                100 * (1 - transfer.bytesPerSecond / usual),
                transfer.getter.residentMiB(),
                transfer.getter.handles(),
                transfer.source.residentMiB(),
                transfer.source.handles(),
                transfer.exit == 0 ? "right file" : "FAILED with " + transfer.exit);
    }

    @Override
    public void close() {
        network.close();
    }
}
