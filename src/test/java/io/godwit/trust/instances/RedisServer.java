package io.godwit.trust.instances;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Redis or Valkey of this machine that forces every write to disk before it answers. Used by one thread. */
final class RedisServer implements AutoCloseable {

    private final Path folder;
    private final int port;
    private Process process;

    RedisServer(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.port = Ports.free();
        start();
    }

    /** The program, where one is installed. */
    static Optional<Path> program() {
        return List.of("/usr/bin/redis-server", "/usr/bin/valkey-server").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Starts it with what it had; it answers when this returns. */
    void start() throws IOException {
        process =
                new ProcessBuilder(
                                program().orElseThrow().toString(),
                                "--bind",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(port),
                                "--dir",
                                folder.toString(),
                                "--save",
                                "",
                                "--appendonly",
                                "yes",
                                "--appendfsync",
                                "always")
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("redis.log").toFile()))
                        .start();
        Ports.await("Redis", this::answers);
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("PING\r\n".getBytes());
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as a service manager does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Redis does not end");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
