package io.godwit.discovery.server.accesslog;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.http.HttpLimits;
import io.godwit.discovery.server.http.Watching;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(AccessLog.class);
    private final List<Map<String, Object>> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> kept =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    lines.add(
                            event.getKeyValuePairs().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    pair -> pair.key, pair -> pair.value)));
                }
            };

    @BeforeEach
    void listen() {
        kept.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(kept);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(kept);
    }

    private static DiscoveryServerConfig logging(Detail detail) {
        return DiscoveryServerConfig.defaults()
                .at(InetAddress.getLoopbackAddress(), 0)
                .with(Front.PLAIN.watched(new Watching(false, "", detail, "x")));
    }

    private void search(Detail detail, int lines) throws Exception {
        try (var server = DiscoveryServer.start(logging(detail))) {
            var client = new TestClient(server.url(), TestIdentities.of(0));
            assertEquals(200, client.get("/v1/search?q=canary").statusCode());
            assertEquals(404, client.get("/v1/peers/" + client.id()).statusCode());
        }
        // Written after the answer.
        await().atMost(Duration.ofSeconds(30)).until(() -> this.lines.size() == lines);
    }

    private Map<String, Object> line(String route) {
        return lines.stream()
                .filter(line -> route.equals(line.get("route")))
                .findAny()
                .orElseThrow();
    }

    @Test
    void tellsRoutesAndNothingOfPeopleAndFiles() throws Exception {
        search(Detail.ROUTES, 2);
        assertEquals(200, line("GET /v1/search").get("status"));
        assertTrue((double) line("GET /v1/search").get("millis") >= 0);
        assertEquals("NOT_FOUND", line("GET /v1/peers/{id}").get("refusal"));
        String all = lines.toString();
        assertFalse(all.contains("canary"), all);
        assertFalse(all.contains("127.0.0.1"), all);
        assertFalse(all.contains(TestIdentities.of(0).id().toHex()), all);
    }

    @Test
    void tellsMoreWhenAsked() throws Exception {
        search(Detail.FULL, 2);
        assertEquals("127.0.0.1", line("GET /v1/search").get("client"));
        assertEquals("q=canary", line("GET /v1/search").get("query"));
        assertEquals(
                "/v1/peers/" + TestIdentities.of(0).id().toHex(),
                line("GET /v1/peers/{id}").get("path"));
    }

    @Test
    @DisplayName("DOS-01 a sender that is cut for being slow is told of like any other")
    void tellsOfWhoIsCut() throws Exception {
        var limits =
                new HttpLimits(Duration.ofSeconds(1), Duration.ofSeconds(60), 100, 100, 2, 10, 10);
        String slow = "POST /v1/peers HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";
        try (var server = DiscoveryServer.start(logging(Detail.FULL).with(limits));
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(slow.getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(30)).until(() -> lines.size() == 1);
        }
        assertEquals(4, (int) line("POST /v1/peers").get("status") / 100);
        assertEquals("127.0.0.1", line("POST /v1/peers").get("client"));
    }

    @Test
    void isSilentUnlessSwitchedOn() throws Exception {
        search(Detail.OFF, 0);
        assertEquals(List.of(), lines);
    }
}
