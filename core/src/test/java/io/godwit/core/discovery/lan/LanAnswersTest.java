package io.godwit.core.discovery.lan;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.jmdns.impl.constants.DNSConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stranger gets who asks by multicast DNS from a port of his own, whose address nothing proves. */
@Timeout(120)
class LanAnswersTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress GROUP =
            new InetSocketAddress(InetAddress.ofLiteral("224.0.0.251"), DNSConstants.MDNS_PORT);
    private static final int QUESTIONS = 40;

    /** The flag of a message whose known answers did not fit. */
    private static final int MORE_FOLLOWS = 0x0200;

    /** The question for all services of all programs. */
    private static final String SERVICES = "_services._dns-sd._udp.local.";

    private final String instance = instance();
    private LanDirectory directory;
    private DatagramSocket stranger;

    private static String instance() {
        byte[] name = new byte[16];
        new SecureRandom().nextBytes(name);
        return HexFormat.of().formatHex(name);
    }

    @BeforeEach
    void announce() throws Exception {
        directory = LanDirectory.open(LOOPBACK);
        directory.announce(instance, 8_123);
        stranger = new DatagramSocket(0, LOOPBACK);
        stranger.setOption(
                StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByInetAddress(LOOPBACK));
        stranger.setSoTimeout(1_500);
    }

    @AfterEach
    void stop() {
        stranger.close();
        directory.close();
    }

    private static byte[] question(String name) {
        return question(name, 0);
    }

    private static byte[] question(String name, int flags) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                ByteBuffer.allocate(12).putShort(2, (short) flags).putShort(4, (short) 1).array());
        for (String label : name.split("\\.")) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        // The root, PTR, IN.
        bytes.writeBytes(new byte[] {0, 0, 12, 0, 1});
        return bytes.toByteArray();
    }

    private void ask(byte[] question) throws IOException {
        stranger.send(new DatagramPacket(question, question.length, GROUP));
    }

    /** Bytes that come until nothing does. */
    private int answers() throws IOException {
        int bytes = 0;
        var packet = new DatagramPacket(new byte[9_000], 9_000);
        try {
            while (true) {
                stranger.receive(packet);
                bytes += packet.getLength();
            }
        } catch (SocketTimeoutException silence) {
            return bytes;
        }
    }

    @Test
    @DisplayName("DOS-08 nothing is sent to the address that a question claims to come from")
    void strangersAreNotAnswered() throws Exception {
        // It is announced: somebody who listens to the group hears of it.
        try (LanDirectory other = LanDirectory.open(LOOPBACK)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            other.servers().stream().anyMatch(s -> s.instance().equals(instance)));
        }
        for (String name : List.of(LanClaim.TYPE, instance + "." + LanClaim.TYPE, SERVICES)) {
            byte[] question = question(name);
            for (int i = 0; i < QUESTIONS; i++) {
                ask(question);
            }
            assertEquals(0, answers(), name);
        }
    }

    @Test
    @DisplayName("DOS-08 a stranger's question that is never completed keeps nobody from an answer")
    void unfinishedQuestionsAreNotWaitedFor() throws Exception {
        ask(question(LanClaim.TYPE, MORE_FOLLOWS));
        // It was announced before this one listens, which hears of it by an answer alone.
        try (LanDirectory other = LanDirectory.open(LOOPBACK)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            other.servers().stream().anyMatch(s -> s.instance().equals(instance)));
        }
    }
}
