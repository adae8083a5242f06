package io.godwit.discovery.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.peer.AddressScope;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPrefixTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.200.3.4, true",
        "172.16.0.1, true",
        "172.31.255.1, true",
        "192.168.7.9, true",
        "169.254.1.1, true",
        "::1, true",
        "fd12:3456::1, true",
        "fe80::1, true",
        "11.0.0.1, false",
        "100.64.0.1, true",
        "100.127.255.1, true",
        "100.128.0.1, false",
        "fd00:ec2::254, false",
        "172.32.0.1, false",
        "192.169.0.1, false",
        "203.0.113.5, false",
        "0.10.0.1, false",
        "2001:db8::1, false",
        "fec0::1, false",
        "64:ff9b::7f00:1, false",
    })
    void aLocalNetworkIsKnownByItsAddresses(String address, boolean local) throws Exception {
        NetworkPrefix neighbourhood = NetworkPrefix.neighbourhood(InetAddress.ofLiteral(address));
        assertEquals(local, AddressScope.isNearby(InetAddress.ofLiteral(address)));
        assertEquals(local, neighbourhood.isLocal());
        assertEquals(local, neighbourhood.site().isLocal());
    }
}
