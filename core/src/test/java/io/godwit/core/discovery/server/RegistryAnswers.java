package io.godwit.core.discovery.server;

import io.godwit.core.crypto.X25519;
import io.godwit.core.peer.PeerId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import mockwebserver3.MockResponse;

/** What a discovery server that is well answers to one peer that announces itself. */
public final class RegistryAnswers {

    private RegistryAnswers() {}

    /** To {@code GET /health}. */
    public static MockResponse healthy() {
        return new MockResponse.Builder().body("{\"status\":\"ok\"}").build();
    }

    /** To a registration; with a key of its own, so that whoever is registered can compute a token. */
    public static MockResponse registered(PeerId peer) {
        return registered(peer, Duration.ofSeconds(30));
    }

    /** To a registration, with the time to the first heartbeat. */
    public static MockResponse registered(PeerId peer, Duration heartbeat) {
        try (X25519 key = X25519.generate(new SecureRandom())) {
            String text = Base64.getEncoder().encodeToString(key.publicKey());
            return new MockResponse.Builder()
                    .code(201)
                    .body(
                            "{\"id\":\"%s\",\"key\":\"%s\",\"heartbeatMillis\":%d,\"generation\":0}"
                                    .formatted(peer.toHex(), text, heartbeat.toMillis()))
                    .build();
        }
    }

    /** To a heartbeat. */
    public static MockResponse heard() {
        return new MockResponse.Builder()
                .body("{\"heartbeatMillis\":30000,\"generation\":0}")
                .build();
    }

    /** To a goodbye. */
    public static MockResponse gone() {
        return new MockResponse.Builder().code(204).build();
    }
}
