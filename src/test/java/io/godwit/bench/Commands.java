package io.godwit.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;

/** Commands of the system. */
final class Commands {

    private Commands() {}

    /** The Java of this process. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Ends the benchmark, with a word about it, when one of them cannot be found. */
    static void requireInstalled(String... names) {
        for (String name : names) {
            if (!installed(name)) {
                throw new IllegalStateException(
                        "this benchmark needs the command " + name + ", which is not installed");
            }
        }
    }

    /** Whether all of them can be found. */
    static boolean installed(String... names) {
        return Arrays.stream(names).allMatch(Commands::installed);
    }

    private static boolean installed(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Starts one; what it complains of is seen. */
    static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Runs one to its end. */
    static void run(String... command) throws IOException, InterruptedException {
        require(start(command), command[0]);
    }

    /** Runs one to its end and returns the seconds it took. */
    static double time(String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        run(command);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Runs one that prints more than anybody wants to know. */
    static void runSilently(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        require(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start(), command[0]);
    }

    /** Waits for the end of one that must succeed. */
    static void require(Process process, String name) throws IOException, InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(name + " ended with " + code);
        }
    }

    /** A port of loopback that nobody has now. */
    static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Waits until a server takes connections. */
    static void awaitPort(int port) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    try (var socket = new Socket()) {
                        socket.connect(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                        return true;
                    } catch (IOException notYet) {
                        return false;
                    }
                });
    }
}
