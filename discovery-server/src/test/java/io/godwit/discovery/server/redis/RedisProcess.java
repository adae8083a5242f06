package io.godwit.discovery.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A real Redis or Valkey of this machine on a free port of loopback, that forces every write before it answers. */
public final class RedisProcess implements AutoCloseable {

    /** For who follows it: a test that ends does not wait for a change that never comes. */
    static final Waits WAITS = new Waits(Duration.ofSeconds(5), Duration.ofMillis(50));

    private final Path program;
    private final Path folder;
    private final int port;
    private final List<String> options;
    private @Nullable Process process;

    private RedisProcess(Path program, Path folder, int port, List<String> options) {
        this.options = options;
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one; the test is skipped where none is installed. */
    public static RedisProcess start(Path folder, String... options) throws IOException {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "neither redis-server nor valkey-server is installed");
        var redis = new RedisProcess(program.orElseThrow(), folder, freePort(), List.of(options));
        redis.start();
        return redis;
    }

    static Optional<Path> program() {
        return List.of("/usr/bin/redis-server", "/usr/bin/valkey-server").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it again, with what it had. */
    public void start() throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--bind",
                                "127.0.0.1",
                                "--dir",
                                folder.toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--save", ""));
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
        command.addAll(options);
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("redis.log").toFile()))
                        .start();
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> command("PING").matches("[+]PONG|-NOAUTH.*"));
    }

    /** Ends it without any warning. */
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** Throws away everything it has. */
    public void empty() {
        command("FLUSHALL");
    }

    /** The first line of the answer to a command without blanks in its words. */
    public String command(String line) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            var answer = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
            return answer.toString();
        } catch (ConnectException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    public RedisAddress address() {
        return RedisAddress.parse("redis://127.0.0.1:" + port).orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
