package io.godwit.trust.instances;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Ports of loopback, and waiting for who listens there. */
final class Ports {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Ports() {}

    /** One that nobody has now. */
    static int free() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Waits until something is so. */
    static void await(String what, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(holds);
    }
}
