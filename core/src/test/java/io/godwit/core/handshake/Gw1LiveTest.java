package io.godwit.core.handshake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.transport.Listener;
import io.godwit.core.transport.tcp.TcpTransport;
import java.io.EOFException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The independent implementation in Node.js talks to ours over loopback, in both roles. */
@Timeout(120)
class Gw1LiveTest {

    private static final int ECHOES = 8;
    private static final Path KEYS = Path.of("src", "test", "resources", "keys").toAbsolutePath();
    private static final String ALICE_PEM = KEYS.resolve("test-only-3072-alice.pem").toString();
    private static final String BOB_PEM = KEYS.resolve("test-only-3072-bob.pem").toString();
    private static final String WRAP_PEM = KEYS.resolve("test-only-3072-wrap-2.pem").toString();

    private static NodeReference node;

    /** Four records a key here, three there, so that both rekey several times. */
    private final HandshakeSettings settings =
            TestPeers.settings(
                    new RecordSettings(
                            1L << 36, 5, Duration.ofHours(1), System::nanoTime, NonceAudit.NONE));

    private final TcpTransport tcp = new TcpTransport();

    @BeforeAll
    static void install() throws Exception {
        node = NodeReference.installOrSkip();
    }

    @Test
    void itDialsUs() throws Exception {
        var bob = TestPeers.of(TestPeers.BOB, AdmissionPolicy.EVERYBODY, settings);
        try (Listener listener = tcp.listen(loopback(0));
                var process =
                        node.start(
                                "initiate",
                                ALICE_PEM,
                                WRAP_PEM,
                                Integer.toString(listener.localAddress().getPort()),
                                TestPeers.BOB.id().toHex(),
                                "3")) {
            SecureChannel first = bob.respond(listener.accept());
            assertEquals(TestPeers.ALICE.id(), first.remote());
            var echoing = TestPeers.started(() -> echoUntilClosed(first));
            SecureChannel second = bob.respond(listener.accept());
            assertEquals(1, second.index());
            assertEquals(ECHOES, echoUntilClosed(second));
            assertEquals(ECHOES, echoing.get());
            check(process.result(), first, TestPeers.BOB.id().toHex());
        }
    }

    @Test
    void weDialIt() throws Exception {
        var alice = TestPeers.of(TestPeers.ALICE, AdmissionPolicy.EVERYBODY, settings);
        try (var process = node.start("respond", BOB_PEM, "3")) {
            int port = process.line().get("port").asInt();
            SecureChannel first =
                    alice.initiate(
                            tcp.connect(loopback(port), Duration.ofSeconds(5)), TestPeers.BOB.id());
            askForEchoes(first);
            SecureChannel second =
                    alice.join(tcp.connect(loopback(port), Duration.ofSeconds(5)), first, 1);
            askForEchoes(second);
            second.close();
            assertThrows(EOFException.class, second::read);
            first.close();
            assertThrows(EOFException.class, first::read);
            check(process.result(), first, TestPeers.ALICE.id().toHex());
        }
    }

    private static void check(JsonNode result, SecureChannel first, String expectedRemote) {
        assertEquals(expectedRemote, result.get("remote").asString());
        assertEquals(hex(first.sessionId()), result.get("sessionId").asString());
        assertEquals(hex(first.channelBinding()), result.get("channelBinding").asString());
        assertEquals(ECHOES, result.get("echoed").asInt());
        assertEquals(ECHOES, result.get("joinedEchoed").asInt());
        assertTrue(result.get("rekeysSent").asInt() >= 2, "it sent REKEY");
        assertTrue(result.get("rekeysSeen").asInt() >= 2, "it saw our REKEY");
        assertEquals(262_144, result.get("limits").get("recordData").asInt());
    }

    private static int echoUntilClosed(SecureChannel channel) throws Exception {
        for (int echoed = 0; ; echoed++) {
            InboundRecord record;
            try {
                record = channel.read();
            } catch (EOFException e) {
                assertNotNull(e.getMessage());
                return echoed;
            }
            int kind = record.kind();
            int stream = record.stream();
            TestPeers.send(channel, kind, stream, TestPeers.dataOf(record));
            channel.flush();
        }
    }

    private static void askForEchoes(SecureChannel channel) throws Exception {
        for (int i = 0; i < ECHOES; i++) {
            byte[] data = new byte[i * i * i * 500];
            Arrays.fill(data, (byte) i);
            TestPeers.send(channel, 0x16, i, data);
            channel.flush();
            InboundRecord answer = channel.read();
            assertEquals(i, answer.stream());
            assertArrayEquals(data, TestPeers.dataOf(answer));
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
