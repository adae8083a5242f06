package io.godwit.bench;

import io.godwit.tests.Network;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A {@link RunningPeer} in a process of its own. The first download of a process pays for the compiler; those after it
 * show what two running peers reach.
 */
final class PeerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader lines;

    /**
     * Starts it.
     *
     * @param name exact name of what is fetched
     * @param out where copies go, each of which it takes away again
     */
    PeerProcess(Network network, String name, Path out) throws IOException {
        process =
                new ProcessBuilder(
                                Commands.java(),
                                "-XX:+UseSerialGC",
                                "-Xmx160m",
                                "-XX:MaxDirectMemorySize=112m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                RunningPeer.class.getName(),
                                network.newHome().toString(),
                                network.url(),
                                name,
                                out.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        orders = process.outputWriter(StandardCharsets.UTF_8);
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * What one download took.
     *
     * @param time of the whole machine
     * @param own seconds of processor time that the receiver spent
     * @param allocated bytes that it allocated on its heap
     */
    record Cost(Measured.Time time, double own, long allocated) {

        /** As one line. */
        String line() {
            return time.wall() + " " + time.busy() + " " + own + " " + allocated;
        }

        private static Cost of(String line) {
            String[] numbers = line.split(" ");
            return new Cost(
                    new Measured.Time(
                            Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])),
                    Double.parseDouble(numbers[2]),
                    Long.parseLong(numbers[3]));
        }
    }

    /** Has it download once more and waits for that; in between it does nothing. */
    Cost next() throws IOException {
        orders.write('\n');
        orders.flush();
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the running peer ended early");
        }
        return Cost.of(line);
    }

    /** Ends it and waits for its end. */
    @Override
    public void close() throws IOException, InterruptedException {
        orders.close();
        try (lines) {
            process.waitFor();
        }
    }
}
