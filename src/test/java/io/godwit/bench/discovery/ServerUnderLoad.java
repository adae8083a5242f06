package io.godwit.bench.discovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A discovery server in a process of its own, with the limits of one that has a million peers behind a proxy. */
final class ServerUnderLoad implements AutoCloseable {

    private static final String WIDE = "1000000:1000000";

    /** The collector's name for room between objects that it has not closed yet. */
    private static final String FILLER = "jdk.internal.vm.Filler";

    private final Process process;
    private final InetSocketAddress address;

    private ServerUnderLoad(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one and waits until it serves.
     *
     * @param heapMiB most heap
     */
    static ServerUnderLoad start(Path folder, int heapMiB) throws IOException {
        List<String> command = new ArrayList<>();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command.addAll(
                List.of(
                        java,
                        "-Xmx" + heapMiB + "m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(System.getProperty("server.flags", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("io.godwit.app.DiscoveryMain", "--home", folder + "/home"));
        command.addAll(List.of("--bind", "127.0.0.1", "--port", "0", "--data", folder + "/data"));
        command.addAll(List.of("--trusted-proxies", "127.0.0.0/8", "--heartbeat", "6h"));
        command.addAll(List.of("--peers", "2000000", "--snapshot-every", "24h"));
        for (String limit : List.of("--entries", "--entries-per-network", "--peers-per-network")) {
            command.addAll(List.of(limit, "4000000"));
        }
        Stream.of("register", "write", "read", "list", "key-register", "key-write")
                .forEach(kind -> command.addAll(List.of("--rate-" + kind, WIDE)));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new ServerUnderLoad(process, address(process));
    }

    private static InetSocketAddress address(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                URI url = URI.create(line.replaceFirst(".*url=(\\S+).*", "$1"));
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort());
            }
        }
        throw new IOException("the server ended early");
    }

    InetSocketAddress address() {
        return address;
    }

    /** Bytes of all objects that are reachable; a full collection goes before. What is left of dead ones is not counted. */
    long liveHeap() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram =
                new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines = histogram.inputReader(StandardCharsets.UTF_8).lines().toList();
        histogram.waitFor();
        if (Boolean.getBoolean("histogram")) {
            lines.stream().limit(30).forEach(System.out::println);
        }
        return lines.stream()
                .map(line -> line.strip().split(" +"))
                .filter(row -> row.length > 3 && row[0].matches("[0-9]+:"))
                .filter(row -> !row[3].contains(FILLER))
                .mapToLong(row -> Long.parseLong(row[2]))
                .sum();
    }

    /** Bytes of the process that are in memory. */
    long resident() throws IOException {
        return resident(process.pid());
    }

    static long resident(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
