package io.godwit.core.discovery.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Asks whether a discovery server is where one is said to be. */
public final class ServerProbe {
    private ServerProbe() {}

    /**
     * Asks once; blocks.
     *
     * @param server scheme, host and port
     * @param timeout longest wait
     * @return whether something answers there as a discovery server does
     * @throws IllegalArgumentException if it is not an http or https URL
     */
    public static boolean answers(URI server, Duration timeout) {
        try (var calls = new ServerCalls(server, timeout)) {
            JsonNode health =
                    calls.get(
                            calls.url("/health").build(),
                            JsonNode.class,
                            timeout,
                            new ServerCalls.Dialled());
            return health.path("status").asString("").equals("ok");
        } catch (IOException nobody) {
            return false;
        }
    }
}
