package io.godwit.core.discovery.lan;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.constants.DNSConstants;
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
            new InetSocketAddress(InetAddress.ofLiteral("224.0.0.251"), DNSConstants.MDNS_PORT);
    private static final String INSTANCE = "0123456789abcdef".repeat(2);
    private static final String LAST = "last." + LanClaim.TYPE;

    private static final long SEED = 20_261_130;

    private static final int A = 1;
    private static final int PTR = 12;
    private static final int TXT = 16;
    private static final int SRV = 33;

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
            send(addressOfSixteenBytes(host));
        }
        try (LanDirectory other = LanDirectory.open(LOOPBACK)) {
            other.announce(INSTANCE, 8_123);
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            directory.servers().stream()
                                    .anyMatch(server -> server.instance().equals(INSTANCE)));
        }
    }

    private static byte[] addressOfSixteenBytes(String host) {
        return answer(
                List.of(host + ".local."), A, InetAddress.ofLiteral("2001:db8::1").getAddress());
    }

    /** An authoritative answer with a record of each name, all of one type and with the same data. */
    private static byte[] answer(List<String> names, int type, byte[] data) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                ByteBuffer.allocate(12)
                        .putShort(2, (short) 0x8400)
                        .putShort(6, (short) names.size())
                        .array());
        for (String name : names) {
            bytes.writeBytes(name(name));
            // IN, for as long as there is a number for.
            bytes.writeBytes(
                    ByteBuffer.allocate(10)
                            .putShort((short) type)
                            .putShort((short) 1)
                            .putInt(Integer.MAX_VALUE)
                            .putShort((short) data.length)
                            .array());
            bytes.writeBytes(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] name(String text) {
        var bytes = new ByteArrayOutputStream();
        for (String label : text.split("\\.")) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    private void send(byte[] message) throws IOException {
        stranger.send(new DatagramPacket(message, message.length, GROUP));
    }

    /**
     * Says where a server is until that is remembered, and with it what was sent before was heard. Where another port was
     * remembered there is room for this one, whatever else was sent.
     */
    private void awaitHeard(GuardedDns dns, int port) {
        byte[] place = ByteBuffer.allocate(7).putShort(4, (short) port).array();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> {
                    send(answer(List.of(LAST), SRV, place));
                    return dns.getCache().getDNSEntryList(LAST).stream()
                            .map(DNSRecord.class::cast)
                            .anyMatch(record -> record.getServiceInfo().getPort() == port);
                });
    }

    @Test
    @DisplayName("DOS-10 whatever strangers announce, a bounded number of records is remembered")
    void remembersABoundedNumber() throws Exception {
        try (GuardedDns dns = new GuardedDns(LOOPBACK, "godwit-bounds")) {
            byte[] printer = name("printer.local.");
            byte[] noAddress = new byte[5];
            for (int message = 0; message < 200; message++) {
                String unique = "-" + message + "-";
                send(answer(each(i -> "p" + unique + i + "._ipp._tcp.local."), PTR, printer));
                send(answer(each(i -> "a" + unique + i + ".local."), A, LOOPBACK.getAddress()));
                send(answer(each(i -> "b" + unique + i + ".local."), A, noAddress));
                send(answer(List.of(LanClaim.TYPE), PTR, name("s" + unique + "." + LanClaim.TYPE)));
            }
            awaitHeard(dns, 8_123);
            assertTrue(dns.getCache().size() <= GuardedDns.MAX_NAMES, "names");
            int servers = dns.getCache().getDNSEntryList(LanClaim.TYPE).size();
            assertTrue(servers <= GuardedDns.MAX_OF_A_NAME, "servers: " + servers);
            dns.cleanCache();
            assertTrue(
                    dns.getCache().allValues().stream()
                            // It may be here once more by now.
                            .filter(entry -> !entry.getKey().equals(LAST))
                            .map(DNSRecord.class::cast)
                            .allMatch(record -> record.getTTL() <= GuardedDns.MAX_SECONDS),
                    "seconds");
        }
    }

    private static List<String> each(IntFunction<String> name) {
        return IntStream.range(0, 20).mapToObj(name).toList();
    }

    @Test
    @DisplayName("DOS-08 5,000 damaged announcements do not end listening")
    void damagedAnnouncements() throws Exception {
        String instance = "fedcba9876543210".repeat(2) + "." + LanClaim.TYPE;
        List<byte[]> whole =
                List.of(
                        answer(List.of(LanClaim.TYPE), PTR, name(instance)),
                        answer(List.of(instance), TXT, new byte[] {3, 'v', '=', '1'}),
                        answer(
                                List.of(instance),
                                SRV,
                                new byte[] {0, 0, 0, 0, 31, (byte) 187, 1, 'h', 0}),
                        answer(List.of("h.local."), A, new byte[] {(byte) 192, 0, 2, 1}));
        Random random = new Random(SEED);
        try (GuardedDns dns = new GuardedDns(LOOPBACK, "godwit-damage")) {
            awaitHeard(dns, 8_123);
            for (int i = 0; i < 5_000; i++) {
                byte[] message = whole.get(i % whole.size()).clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    message[random.nextInt(message.length)] = (byte) random.nextInt();
                }
                send(Arrays.copyOf(message, message.length - random.nextInt(3)));
            }
            awaitHeard(dns, 8_124);
            assertTrue(dns.getCache().size() <= GuardedDns.MAX_NAMES, "seed " + SEED);
        }
    }
}
