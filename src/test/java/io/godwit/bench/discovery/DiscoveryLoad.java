package io.godwit.bench.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What a discovery server bears, and what its peers cost. */
public final class DiscoveryLoad {

    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 10_000;
    private static final int BEATING = 2_000;
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "3"));
    private static final int FILES = Integer.getInteger("files", 1_000_000);
    private static final int PART = 1_000;
    private static final int PARTS_OF_PEER = 100;
    private static final int DEVICES = 20_000;
    private static final int DEPTH_OF_FILL = 4;

    private final ServerUnderLoad server;
    private final Generator generator;
    private final ServerKey key;
    private final SplittableRandom random = new SplittableRandom(System.nanoTime());
    private final Names names = new Names();

    private DiscoveryLoad(ServerUnderLoad server, Generator generator, ServerKey key) {
        this.server = server;
        this.generator = generator;
        this.key = key;
    }

    /**
     * Measures.
     *
     * @param arguments folder, heap of the server in MiB, then numbers of peers at which memory is measured
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int[] sizes =
                Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).sorted().toArray();
        var key = new ServerKey();
        try (var server = ServerUnderLoad.start(folder, Integer.parseInt(arguments[1]));
                var generator = new Generator(server.address(), CONNECTIONS, key)) {
            new DiscoveryLoad(server, generator, key).run(sizes);
        }
        if (Syncthing.isInstalled()) {
            syncthing(folder);
        } else {
            System.out.println("stdiscosrv is not installed (Debian: syncthing-discosrv)");
        }
    }

    private void run(int[] sizes) throws Exception {
        fill(WARM_UP, 1);
        int known = WARM_UP;
        for (int size : sizes) {
            long before = server.liveHeap();
            fill(size - known, DEPTH_OF_FILL);
            System.out.printf(
                    Locale.ROOT,
                    "%,d peers: %d bytes of live heap for each that came, %,d MiB resident, %d bytes each%n",
                    size,
                    (server.liveHeap() - before) / (size - known),
                    server.resident() >> 20,
                    server.resident() / size);
            if (known == WARM_UP) {
                rates();
            }
            known = size;
        }
    }

    private void fill(int peers, int depth) throws IOException {
        int[] left = {peers};
        byte[] anyKey = new byte[32];
        long start = System.nanoTime();
        generator
                .closed(
                        depth,
                        connection -> {
                            if (left[0]-- <= 0) {
                                return null;
                            }
                            random.nextBytes(anyKey);
                            return WeakPeer.generate(random).register(1, anyKey).request();
                        },
                        36_000)
                .require(201);
        System.out.printf(
                Locale.ROOT,
                "registered %,d peers in %.1f s, signing included%n",
                peers,
                (System.nanoTime() - start) / 1e9);
    }

    /** The rates of each kind of request. */
    private void rates() throws Exception {
        var measurement = new Measurement(generator, SECONDS);
        measurement.print("registrations", 6_000, 201, this::registrations);
        BeatingPeers beating = BeatingPeers.register(generator, key, BEATING);
        generator.closed(2, beating.heartbeats(80_000), SECONDS).require(200);
        measurement.print("heartbeats", 60_000, 200, beating::heartbeats);
        publish(beating);
        int[] turn = {0};
        generator.closed(2, c -> beating.lookup(turn[0]++), SECONDS).require(200);
        measurement.print("look-ups of a peer", 0, 200, count -> c -> beating.lookup(turn[0]++));
        generator.closed(2, c -> swarm(turn[0]++), SECONDS).require(200);
        measurement.print("look-ups of a swarm", 0, 200, count -> c -> swarm(turn[0]++));
        searches();
    }

    private IntFunction<byte[]> registrations(int count) {
        var ready = new ArrayDeque<byte[]>();
        byte[] anyKey = new byte[32];
        for (int i = 0; i < count; i++) {
            random.nextBytes(anyKey);
            ready.add(WeakPeer.generate(random).register(1, anyKey).request());
        }
        return connection -> ready.poll();
    }

    /** A million names of a few peers, so that most files have one source. */
    private void publish(BeatingPeers peers) throws IOException {
        long start = System.nanoTime();
        int[] sent = {0};
        try (var one = new Generator(server.address(), 1, (status, since, body) -> {})) {
            one.closed(1, connection -> sent[0] >= FILES ? null : part(peers, sent), 36_000)
                    .require(200);
        }
        System.out.printf(
                Locale.ROOT,
                "published %,d names in %.1f s%n",
                FILES,
                (System.nanoTime() - start) / 1e9);
    }

    private byte[] part(BeatingPeers peers, int[] sent) {
        int part = sent[0] / PART;
        var entries = new StringBuilder();
        for (int i = 0; i < PART; i++) {
            entries.append(i == 0 ? "" : ",").append(entry(sent[0]++));
        }
        int ofPeer = part % PARTS_OF_PEER;
        boolean last = ofPeer == PARTS_OF_PEER - 1 || sent[0] >= FILES;
        return peers.part(part / PARTS_OF_PEER, 1, ofPeer, last, entries.toString());
    }

    private String entry(int number) {
        return "{\"name\":\""
                + names.file()
                + "\",\"kind\":\"file\",\"size\":"
                + (1_000 + number)
                + ",\"root\":\""
                + Names.root(number)
                + "\"}";
    }

    private byte[] swarm(int turn) {
        int number = (int) ((turn * 7_919L) % FILES);
        return Requests.of("GET", "/v1/swarms/" + Names.root(number), "", "");
    }

    private void searches() throws IOException {
        for (int warm = 0; warm < 2; warm++) {
            search("search for two words", names::query, warm > 0);
            search("search for one word", names::word, warm > 0);
            search("search for three letters", () -> names.word().substring(0, 3), warm > 0);
            int[] letter = {0};
            search("search for one letter", () -> "" + (char) ('a' + letter[0]++ % 26), warm > 0);
        }
    }

    private void search(String what, Supplier<String> text, boolean shown) throws IOException {
        int[] only = {0};
        try (var one = new Generator(server.address(), 1, (status, since, body) -> only[0]++)) {
            Outcome found =
                    one.closed(
                                    1,
                                    c -> Requests.of("GET", "/v1/search?q=" + text.get(), "", ""),
                                    SECONDS)
                            .require(200);
            if (shown) {
                System.out.printf("%-32s          %s%n", what, found);
            }
        }
    }

    private static void syncthing(Path folder) throws IOException {
        try (var rival = Syncthing.start(folder);
                var generator = new Generator(rival.address(), CONNECTIONS, (s, t, body) -> {})) {
            rival.prepare(DEVICES);
            int[] turn = {0};
            IntFunction<byte[]> announcements = c -> rival.announcement(turn[0]++);
            IntFunction<byte[]> lookups = c -> rival.lookup(turn[0]++);
            generator.closed(2, announcements, SECONDS).require(204);
            var measurement = new Measurement(generator, SECONDS);
            measurement.print("stdiscosrv: announcements", 0, 204, count -> announcements);
            measurement.print("stdiscosrv: look-ups", 0, 200, count -> lookups);
            System.out.printf(
                    "stdiscosrv: %d MiB resident with %,d devices%n",
                    rival.resident() >> 20, DEVICES);
        }
    }
}
