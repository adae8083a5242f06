package io.godwit.bench;

import io.godwit.tests.Network;
import io.godwit.tests.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Moves one file between two Godwit processes on loopback and, in the same run and in turn, by a plain TCP copy and by
 * {@code scp} with aes256-gcm, and where they are installed by {@code curl} from nginx and by {@code wormhole-william};
 * hashes it with {@code sha256sum} besides. Prints medians and ratios, what running peers cost, and what the stages of a
 * transfer reach alone.
 */
public final class TransferBenchmark {

    private static final String RUNNING = "godwit, running peers";

    /** Downloads of running peers before the first that counts: so many pay for the compiler. */
    private static final int WARM_UP = 3;

    private final Path folder;
    private final Path file;
    private final int runs;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> costs = new LinkedHashMap<>();

    private TransferBenchmark(Path folder, Path file, int runs) {
        this.folder = folder;
        this.file = file;
        this.runs = runs;
    }

    /**
     * Runs it.
     *
     * @param arguments size in MiB, runs, and optionally a folder to work in
     */
    public static void main(String[] arguments) throws Exception {
        long size = Long.parseLong(arguments[0]) << 20;
        int runs = Integer.parseInt(arguments[1]);
        Path folder =
                arguments.length > 2
                        ? Files.createDirectories(Path.of(arguments[2]))
                        : Files.createTempDirectory("godwit-bench");
        Path file = folder.resolve("bench.bin");
        Commands.requireInstalled("sha256sum", "ssh-keygen", "scp");
        SecureShell.requireInstalled();
        fill(file, size);
        new TransferBenchmark(folder, file, runs).run();
        Files.delete(file);
    }

    private void run() throws Exception {
        List<Rival> rivals = rivals();
        Path copies = Files.createTempDirectory(folder, "running");
        try (Network network = new Network(folder.resolve("profiles"));
                SecureShell shell = new SecureShell(folder)) {
            Program source = network.peer(file);
            network.awaitFindable("bench.bin", 1);
            try (var peer = new PeerProcess(network, "bench.bin", copies)) {
                for (int i = 0; i < WARM_UP; i++) {
                    peer.next();
                }
                for (int i = 0; i <= runs; i++) {
                    round(network, shell, rivals, i > 0);
                    if (i > 0) {
                        running(source, peer);
                    }
                }
            }
            Files.delete(copies);
        } finally {
            rivals.forEach(Rival::close);
        }
        print();
        printCosts();
        print(new Stages(file, folder).measure());
    }

    private void round(Network network, SecureShell shell, List<Rival> rivals, boolean counted)
            throws Exception {
        note(counted, "sha256sum", Commands.time("sha256sum", file.toString()));
        note(counted, "plain TCP", plainTcp());
        scp(shell, counted);
        for (Rival rival : rivals) {
            note(counted, rival.name(), time(rival));
        }
        godwit(network, counted);
    }

    private List<Rival> rivals() throws Exception {
        List<Rival> rivals = new ArrayList<>();
        if (HttpsDownload.possible()) {
            rivals.add(new HttpsDownload(folder));
        }
        if (Wormhole.possible()) {
            rivals.add(new Wormhole(folder));
        }
        return rivals;
    }

    private double time(Rival rival) throws IOException, InterruptedException {
        Path copy = folder.resolve("rival.copy");
        double seconds = rival.copy(file, copy);
        if (Files.mismatch(file, copy) != -1) {
            throw new IOException(rival.name() + " made another copy");
        }
        Files.delete(copy);
        return seconds;
    }

    private void godwit(Network network, boolean counted) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        long start = System.nanoTime();
        Program get = network.get("bench.bin", out);
        double wall = (System.nanoTime() - start) / 1e9;
        if (get.awaitExit(Duration.ZERO) != 0) {
            throw new IOException(get.transcript());
        }
        Path copy = Path.of(get.json().path("path").asString());
        if (Files.mismatch(file, copy) != -1) {
            throw new IOException("the copy differs");
        }
        note(counted, "godwit, transfer", get.json().path("seconds").asDouble());
        note(counted, "godwit, whole process", wall);
        Files.delete(copy);
        Files.delete(out);
    }

    /** In turn with the others, so that what changes on the machine meanwhile meets all of them. */
    private void running(Program source, PeerProcess peer) throws IOException {
        Duration before = source.processorTime();
        PeerProcess.Cost cost = peer.next();
        Duration spent = source.processorTime().minus(before);
        note(seconds, RUNNING, cost.time().wall());
        note(costs, "receiver", cost.own());
        note(costs, "receiver allocates", cost.allocated());
        note(costs, "source", spent.toNanos() / 1e9);
    }

    private double plainTcp() throws IOException, InterruptedException {
        Path copy = folder.resolve("plain.copy");
        String java = Commands.java();
        String classPath = System.getProperty("java.class.path");
        String main = PlainTcpCopy.class.getName();
        Process sender = start(java, "-cp", classPath, main, "send", file.toString());
        try (BufferedReader port = sender.inputReader(StandardCharsets.UTF_8)) {
            Process receiver =
                    start(
                            java,
                            "-cp",
                            classPath,
                            main,
                            "receive",
                            port.readLine(),
                            copy.toString());
            try (BufferedReader result = receiver.inputReader(StandardCharsets.UTF_8)) {
                return Double.parseDouble(result.readLine());
            }
        } finally {
            sender.waitFor();
            Files.deleteIfExists(copy);
        }
    }

    /** Twice: until scp ends, and until its copy is on disk, as Godwit's is when it ends. */
    private void scp(SecureShell shell, boolean counted) throws IOException, InterruptedException {
        Path copy = folder.resolve("scp.copy");
        double copied = Commands.time(shell.copyCommand(file, copy));
        note(counted, "scp aes256-gcm", copied);
        note(counted, "scp, then sync", copied + Commands.time("sync", copy.toString()));
        Files.delete(copy);
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void note(boolean counted, String what, double value) {
        if (counted) {
            note(seconds, what, value);
        }
    }

    private static void note(Map<String, List<Double>> values, String what, double value) {
        values.computeIfAbsent(what, key -> new ArrayList<>()).add(value);
    }

    private void print() throws IOException {
        double megabytes = Files.size(file) / 1e6;
        double scp = median(seconds.get("scp aes256-gcm"));
        System.out.printf("%.0f MB, %d runs, medians (least to most)%n", megabytes, runs);
        seconds.forEach((what, values) ->
                System.out.printf(
                        "%-24s %8.0f MB/s  (%.0f to %.0f)  %5.2f x scp%n",
                        what,
                        megabytes / median(values),
                        megabytes / values.stream().mapToDouble(v -> v).max().orElseThrow(),
                        megabytes / values.stream().mapToDouble(v -> v).min().orElseThrow(),
                        scp / median(values)));
    }

    private void printCosts() throws IOException {
        double gibibytes = (double) Files.size(file) / (1L << 30);
        System.out.printf(
                "running peers, for each GiB: source %.2f s and receiver %.2f s of processor time,"
                        + " receiver allocates %.1f MB%n",
                median(costs.get("source")) / gibibytes,
                median(costs.get("receiver")) / gibibytes,
                median(costs.get("receiver allocates")) / gibibytes / 1e6);
    }

    private void print(List<Stages.Stage> stages) throws IOException {
        System.out.println("each stage alone, and the processor time it takes");
        stages.forEach(stage ->
                System.out.printf(
                        "%-24s %8.0f MB/s  %.2f s for each GiB%n",
                        stage.name(), stage.rate() / 1e6, stage.cost() * (1L << 30)));
        double bound = Stages.bound(stages);
        double reached = Files.size(file) / median(seconds.get(RUNNING));
        System.out.printf(
                "bound for two peers here %8.0f MB/s; running peers reach %.2f of it%n",
                bound / 1e6, reached / bound);
    }

    private static double median(List<Double> values) {
        return Measured.median(values.stream().mapToDouble(v -> v).toArray());
    }

    private static void fill(Path file, long size) throws IOException {
        Random random = new Random(7);
        byte[] block = new byte[1 << 20];
        Files.deleteIfExists(file);
        try (var out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
    }
}
