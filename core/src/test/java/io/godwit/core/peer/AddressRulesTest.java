package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final AddressRules FROM_INTERNET = claimedBy("198.51.100.7");
    private static final AddressRules FROM_PRIVATE = claimedBy("192.168.1.5");
    private static final AddressRules FROM_HERE = claimedBy("127.0.0.1");
    private static final List<AddressRules> ALL = List.of(FROM_INTERNET, FROM_PRIVATE, FROM_HERE);

    @ParameterizedTest
    @DisplayName("REG-04 addresses at which no peer can be are refused whoever claims them")
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "100.100.100.200",
                "168.63.129.16",
                "fd00:ec2::254",
                "fd20:ce::254",
                "192.0.0.192",
                "192.88.99.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "ff02::1",
                "ff0e::1",
                "64:ff9b::a00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "::7f00:1",
                "::ffff:0:7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "100::1",
                "4000::1"
            })
    void neverAllowed(String literal) {
        ALL.forEach(rules -> assertFalse(rules.allows(at(literal)), rules.toString()));
    }

    @ParameterizedTest
    @DisplayName("REG-04 this machine is believed only of somebody on this machine")
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1"})
    void loopback(String literal) {
        assertFalse(FROM_INTERNET.allows(at(literal)));
        assertFalse(FROM_PRIVATE.allows(at(literal)));
        assertTrue(FROM_HERE.allows(at(literal)));
        assertTrue(claimedBy("::1").allows(at(literal)));
    }

    @ParameterizedTest
    @DisplayName("REG-04 private ranges are believed only of somebody in one")
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "100.64.0.1",
                "100.127.255.254",
                "fc00::1",
                "fd12:3456:789a::1"
            })
    void privateRanges(String literal) {
        assertFalse(FROM_INTERNET.allows(at(literal)));
        assertTrue(FROM_PRIVATE.allows(at(literal)));
        assertTrue(FROM_HERE.allows(at(literal)));
        assertTrue(claimedBy("fe80::1").allows(at(literal)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.5",
                "8.8.8.8",
                "172.32.0.1",
                "100.128.0.1",
                "192.169.0.1",
                "2001:db8::1",
                "2a00:1450:4001::1"
            })
    void publicAddressesAreAlwaysAllowed(String literal) {
        ALL.forEach(rules -> assertTrue(rules.allows(at(literal))));
    }

    @Test
    @DisplayName(
            "REG-04 an IPv4 address inside an IPv6 address is judged as the IPv4 address it is")
    void mappedAddresses() throws UnknownHostException {
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff0a000001");
        var address = new InetSocketAddress(InetAddress.getByAddress(mapped), 4_000);
        assertFalse(FROM_INTERNET.allows(address));
        assertTrue(FROM_PRIVATE.allows(address));
    }

    @ParameterizedTest
    @DisplayName("REG-04 ports of other services are refused")
    @ValueSource(ints = {0, 1, 22, 25, 53, 80, 443, 445, 1023, 2375, 3306, 3389, 5432, 6379, 11211})
    void refusedPorts(int port) {
        assertFalse(AddressRules.allowsPort(port));
        assertFalse(FROM_HERE.allows(new InetSocketAddress(literal("203.0.113.5"), port)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 4000, 8000, 9000, 32768, 65535})
    void allowedPorts(int port) {
        assertTrue(AddressRules.allowsPort(port));
    }

    @Test
    @DisplayName("REG-04 names are never looked up")
    void names() {
        var name = InetSocketAddress.createUnresolved("localhost", 4_000);
        ALL.forEach(rules -> assertFalse(rules.allows(name)));
    }

    @Test
    @DisplayName("REG-04 of 1,000 addresses at most 16 different ones are kept, in order")
    void bounded() {
        var claimed = IntStream.range(0, 1_000).mapToObj(i -> at("203.0.113." + i % 250)).toList();
        var kept = FROM_INTERNET.filter(claimed);
        assertEquals(claimed.subList(0, 16), kept);
        assertEquals(
                List.of(at("8.8.8.8")),
                FROM_INTERNET.filter(List.of(at("10.0.0.1"), at("8.8.8.8"), at("8.8.8.8"))));
    }

    private static AddressRules claimedBy(String literal) {
        return AddressRules.claimedBy(literal(literal));
    }

    private static InetSocketAddress at(String literal) {
        return new InetSocketAddress(literal(literal), 4_000);
    }

    private static InetAddress literal(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
