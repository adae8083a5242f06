package io.godwit.trust.instances;

import io.godwit.tests.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** One discovery server, started, killed and started again on its port. Used by one thread. */
final class Instance implements AutoCloseable {

    private static final String WIDE = "100000:100000";

    private final Path home;
    private final String redis;
    private final int port;
    private Program program;

    Instance(Path home, String redis) throws IOException {
        this.home = home;
        this.redis = redis;
        this.port = Ports.free();
        start();
    }

    int port() {
        return port;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void start() throws IOException {
        program =
                Program.start(
                        Map.of("GODWIT_SERVER_REDIS", redis),
                        home,
                        "discovery",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        port,
                        "--trusted-proxies",
                        "127.0.0.1",
                        "--heartbeat",
                        "10s",
                        "--rate-register",
                        WIDE,
                        "--rate-write",
                        WIDE,
                        "--rate-read",
                        WIDE,
                        "--rate-key-register",
                        WIDE,
                        "--rate-key-write",
                        WIDE);
    }

    void kill() {
        program.kill();
    }

    /** Whether it says that all is well. */
    boolean isWell() {
        return Answers.body(url().resolve("/health/ready")).contains("\"ok\"");
    }

    @Override
    public void close() {
        program.close();
    }
}
