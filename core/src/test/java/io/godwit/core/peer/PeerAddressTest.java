package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.5:4000",
                "0.0.0.0:1",
                "255.255.255.255:65535",
                "[2001:db8:0:0:0:0:0:5]:4000"
            })
    void readsWhatItWrites(String text) throws PeerFormatException {
        assertEquals(text, PeerAddress.format(PeerAddress.parse(text)));
    }

    @Test
    void readsShortFormsOfIpv6() throws PeerFormatException {
        assertEquals(
                PeerAddress.parse("[2001:db8:0:0:0:0:0:5]:80"),
                PeerAddress.parse("[2001:DB8::5]:80"));
    }

    @ParameterizedTest
    @DisplayName("REG-04 names, zones, hidden IPv4 addresses and odd spellings are refused")
    @ValueSource(
            strings = {
                "",
                ":4000",
                "localhost:4000",
                "example.org:4000",
                "127.1:4000",
                "2130706433:4000",
                "0x7f.0.0.1:4000",
                "0177.0.0.1:4000",
                "127.0.0.01:4000",
                "256.0.0.1:4000",
                "1.2.3.4.5:4000",
                "1.2.3.4",
                "1.2.3.4:",
                "1.2.3.4:0",
                "1.2.3.4:+80",
                "1.2.3.4:080",
                "1.2.3.4:65536",
                "1.2.3.4:99999",
                "1.2.3.4:٨٠",
                " 1.2.3.4:80",
                "1.2.3.4:80\n",
                "::1:4000",
                "[::1]",
                "[::1%lo]:4000",
                "[fe80::1%1]:4000",
                "[::ffff:10.0.0.1]:4000",
                "[::ffff:a00:1]:4000",
                "[1::2::3]:4000",
                "[:::]:4000",
                "[.....]:4000",
                "[::g]:4000",
                "[1.2.3.4]:4000",
                "http://1.2.3.4:4000",
                "user@1.2.3.4:4000"
            })
    void refused(String text) {
        assertThrows(PeerFormatException.class, () -> PeerAddress.parse(text));
    }

    @Test
    void leavesOutTheZoneOfAnInterface() throws UnknownHostException {
        byte[] bytes = InetAddress.ofLiteral("fd12::5").getAddress();
        InetAddress zoned = Inet6Address.getByAddress("", bytes, 3);
        assertEquals("fd12:0:0:0:0:0:0:5%3", zoned.getHostAddress());
        var address = new InetSocketAddress(zoned, 4000);
        assertEquals("[fd12:0:0:0:0:0:0:5]:4000", PeerAddress.format(address));
        assertEquals(AddressScope.PRIVATE, AddressScope.of(zoned));
        var record = new PeerRecord(new PeerId(1, 2, 3, 4), 0, Instant.EPOCH, List.of(address), "");
        assertEquals("/[fd12:0:0:0:0:0:0:5]:4000", record.addresses().getFirst().toString());
    }

    @Test
    void refusesEndlessText() {
        assertThrows(PeerFormatException.class, () -> PeerAddress.parse("1".repeat(1 << 20)));
    }

    @Test
    void doesNotWriteNames() {
        var name = InetSocketAddress.createUnresolved("localhost", 1);
        assertThrows(IllegalArgumentException.class, () -> PeerAddress.format(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.1.2.3",
                "172.31.255.1",
                "192.168.1.20",
                "100.64.0.1",
                "169.254.7.7",
                "fe80::1",
                "fd12:3456::1"
            })
    void nearbyIsThisMachineAndItsNetworks(String literal) {
        assertTrue(AddressScope.isNearby(InetAddress.ofLiteral(literal)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "192.169.0.1",
                "2606:4700::1",
                "2002:c0a8:1::1",
                "0.0.0.0",
                "224.0.0.251",
                "100.100.100.200",
                "fec0::1",
                "64:ff9b::a00:1"
            })
    void nearbyIsNobodyElse(String literal) {
        assertFalse(AddressScope.isNearby(InetAddress.ofLiteral(literal)));
    }
}
