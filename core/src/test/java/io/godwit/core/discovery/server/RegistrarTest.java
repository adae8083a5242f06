package io.godwit.core.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryException.Reason;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.RegistrationRequest;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a peer signs when a server, perhaps a hostile one, says how its registration has to be. */
class RegistrarTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());
    private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");
    private static final Enrolment.Told TOLD = new Enrolment.Told("Ada", List.of());
    private static final long CENTURY = Duration.ofDays(36_525).toMillis();

    private final MockWebServer server = new MockWebServer();
    private Instant clock = NOW;
    private ServerCalls calls;
    private Registrar registrar;

    @BeforeEach
    void start() throws Exception {
        server.start();
        calls = new ServerCalls(server.url("/").uri(), Duration.ofSeconds(20));
        var settings = ServerDiscoverySettings.defaults().with(() -> clock);
        registrar = new Registrar(calls, IDENTITY, settings);
    }

    @AfterEach
    void stop() {
        calls.close();
        server.close();
    }

    @Test
    @DisplayName("REG-09 a number up to 100 years ahead is continued from")
    void continuesFromWhatWasSeen() throws Exception {
        long seen = NOW.toEpochMilli() + CENTURY;
        refuse(409, "STALE", "sequence", seen);
        accept();
        registrar.register(TOLD);
        assertEquals(NOW.toEpochMilli(), sent().sequence());
        assertEquals(seen + 1, sent().sequence());
    }

    @Test
    @DisplayName(
            "REG-09 a server cannot have the last sequence number signed, to lock the peer out of others")
    void keepsRoomForLaterNumbers() throws Exception {
        for (long seen : new long[] {NOW.toEpochMilli() + CENTURY + 1, ApiLimits.INTEGER - 1}) {
            refuse(409, "STALE", "sequence", seen);
            var failure = assertThrows(DiscoveryException.class, () -> registrar.register(TOLD));
            assertEquals(Reason.BAD_ANSWER, failure.reason());
        }
        accept();
        registrar.register(TOLD);
        assertEquals(3, server.getRequestCount());
        for (int i = 0; i < 3; i++) {
            assertEquals(NOW.toEpochMilli() + i, sent().sequence());
        }
    }

    @Test
    @DisplayName("REG-09 what one server has had signed, another may have seen")
    void believesTheNextServer() throws Exception {
        refuse(409, "STALE", "sequence", NOW.toEpochMilli() + CENTURY);
        accept();
        registrar.register(TOLD);
        sent();
        long given = sent().sequence();
        clock = NOW.plusMillis(1);
        registrar =
                new Registrar(
                        calls, IDENTITY, ServerDiscoverySettings.defaults().with(() -> clock));
        refuse(409, "STALE", "sequence", given);
        accept();
        registrar.register(TOLD);
        sent();
        assertTrue(sent().sequence() > given);
    }

    @Test
    @DisplayName("REG-09 a server's time that no record can say is not used")
    void ignoresAnImpossibleTime() throws Exception {
        for (long time : new long[] {ApiLimits.INTEGER, 253_402_300_799L}) {
            refuse(400, "BAD_EXPIRY", "time", time);
            assertThrows(RefusalException.class, () -> registrar.register(TOLD));
        }
        accept();
        registrar.register(TOLD);
        for (int i = 0; i < 3; i++) {
            assertEquals(NOW.plus(Registrar.RECORD_LIFE), sent().expires());
        }
    }

    @Test
    @DisplayName(
            "REG-09 a clock that is set right after its error was learned does not keep the peer out")
    void learnsTheTimeAnew() throws Exception {
        clock = NOW.plus(Duration.ofDays(365L * 100));
        refuse(400, "BAD_EXPIRY", "time", NOW.getEpochSecond());
        accept();
        registrar.register(TOLD);
        sent();
        assertEquals(NOW.plus(Registrar.RECORD_LIFE), sent().expires());
        clock = NOW;
        refuse(400, "BAD_EXPIRY", "time", NOW.getEpochSecond());
        accept();
        registrar.register(TOLD);
        assertEquals(Instant.EPOCH, sent().expires());
        assertEquals(NOW.plus(Registrar.RECORD_LIFE), sent().expires());
    }

    private void refuse(int status, String code, String field, long value) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .body("{\"code\":\"%s\",\"%s\":%d}".formatted(code, field, value))
                        .build());
    }

    private void accept() {
        try (X25519 key = X25519.generate(RANDOM)) {
            String text = RegistrationText.encode(key.publicKey());
            server.enqueue(
                    new MockResponse.Builder()
                            .code(201)
                            .body(
                                    "{\"id\":\"%s\",\"key\":\"%s\",\"heartbeatMillis\":30000,\"generation\":0}"
                                            .formatted(IDENTITY.id().toHex(), text))
                            .build());
        }
    }

    /** The record in the next of the requests that the server got. */
    private PeerRecord sent() throws Exception {
        byte[] body = Objects.requireNonNull(server.takeRequest().getBody()).toByteArray();
        String record = ApiJson.forRequests().read(body, RegistrationRequest.class).record();
        byte[] encoded = RegistrationText.decode("record", record, ApiLimits.RECORD_BYTES);
        return SignedPeerRecord.decode(encoded).record();
    }
}
