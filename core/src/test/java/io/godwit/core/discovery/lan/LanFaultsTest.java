package io.godwit.core.discovery.lan;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages of multicast DNS that the library cannot handle. */
@Timeout(120)
class LanFaultsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress GROUP =
            new InetSocketAddress(InetAddress.ofLiteral("224.0.0.251"), 5_353);
    private static final String INSTANCE = "0123456789abcdef".repeat(2);

    private LanDirectory directory;
    private DatagramSocket stranger;

    @BeforeEach
    void listen() throws Exception {
        directory = LanDirectory.open(LOOPBACK);
        stranger = new DatagramSocket(0, LOOPBACK);
        stranger.setOption(
                StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByInetAddress(LOOPBACK));
    }

    @AfterEach
    void stop() {
        stranger.close();
        directory.close();
    }

    @Test
    @DisplayName("DOS-08 an IPv4 address of 16 bytes does not end listening")
    void goesOnListening() throws Exception {
        for (String host : List.of("one", "two", "three")) {
            byte[] answer = addressOfSixteenBytes(host);
            stranger.send(new DatagramPacket(answer, answer.length, GROUP));
        }
        try (LanDirectory other = LanDirectory.open(LOOPBACK)) {
            other.announce(INSTANCE, 8_123);
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            directory.servers().stream()
                                    .anyMatch(server -> server.instance().equals(INSTANCE)));
        }
    }

    private static byte[] addressOfSixteenBytes(String host) throws IOException {
        var bytes = new ByteArrayOutputStream();
        // An authoritative answer with one record.
        bytes.write(
                ByteBuffer.allocate(12).putShort(2, (short) 0x8400).putShort(6, (short) 1).array());
        for (String label : List.of(host, "local")) {
            bytes.write(label.length());
            bytes.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        // The root, A, IN, two minutes.
        bytes.write(new byte[] {0, 0, 1, 0, 1, 0, 0, 0, 120, 0, 16});
        bytes.write(InetAddress.ofLiteral("2001:db8::1").getAddress());
        return bytes.toByteArray();
    }
}
