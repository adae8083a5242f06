package io.godwit.discovery.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RL: whose word is taken for who asks. */
class TrustedProxiesTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.2");

    private final TrustedProxies forwardedFor = proxies(ProxyHeader.X_FORWARDED_FOR);
    private final TrustedProxies forwarded = proxies(ProxyHeader.FORWARDED);

    private static TrustedProxies proxies(ProxyHeader header) {
        return new TrustedProxies(
                Stream.of("10.0.0.0/8", "2001:db8:ffff::/48")
                        .map(text -> Network.parse(text).orElseThrow())
                        .toList(),
                header);
    }

    @Test
    @DisplayName("RL a header from anybody else is not even read")
    void strangersHeadersAreNotRead() {
        InetAddress stranger = InetAddress.ofLiteral("203.0.113.9");
        assertEquals(stranger, forwardedFor.client(stranger, () -> fail("was read")));
        assertEquals(PROXY, TrustedProxies.NONE.client(PROXY, () -> fail("was read")));
    }

    @ParameterizedTest
    @DisplayName("RL the right-most hop that is no trusted proxy is the client")
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1                             | 192.0.2.1",
                // Forged by the client, to whose header the proxy appended.
                "198.51.100.1, 192.0.2.1               | 192.0.2.1",
                "10.0.0.9, 192.0.2.1                   | 192.0.2.1",
                "192.0.2.1, 10.0.0.3, 10.0.0.4         | 192.0.2.1",
                "198.51.100.1, 192.0.2.1, 10.0.0.3     | 192.0.2.1",
                "10.0.0.7, 10.0.0.3                    | 10.0.0.7",
                "::ffff:192.0.2.1                      | 192.0.2.1",
                "192.0.2.1:4711                        | 192.0.2.1",
                "2001:db8::7                           | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:4711                    | 2001:db8:0:0:0:0:0:7",
                "192.0.2.1 , 2001:db8:ffff::1          | 192.0.2.1",
                "192.0.2.1,                            | 192.0.2.1",
                // What cannot be read ends the search at whoever said it.
                "192.0.2.1, unknown                    | 10.0.0.2",
                "192.0.2.1, nonsense, 10.0.0.3         | 10.0.0.3",
                "192.0.2.999                           | 10.0.0.2",
                "1                                     | 10.0.0.2",
                "for=192.0.2.1                         | 10.0.0.2"
            })
    void rightMostUntrustedHop(String line, String client) {
        assertEquals(client, forwardedFor.client(PROXY, () -> List.of(line)).getHostAddress());
    }

    @Test
    @DisplayName("RL several lines are one list, in their order")
    void repeatedHeaders() {
        assertEquals(
                "192.0.2.1",
                forwardedFor
                        .client(PROXY, () -> List.of("198.51.100.1", "192.0.2.1, 10.0.0.3"))
                        .getHostAddress());
        assertEquals(PROXY, forwardedFor.client(PROXY, List::of));
        assertEquals(PROXY, forwardedFor.client(PROXY, () -> List.of("", ",,")));
    }

    @ParameterizedTest
    @DisplayName("RL RFC 7239: the for of each element, quoted or not")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=192.0.2.1                                    | 192.0.2.1",
                "For=\"[2001:db8::7]:4711\";proto=https           | 2001:db8:0:0:0:0:0:7",
                "proto=https; FOR=192.0.2.1; by=10.0.0.2          | 192.0.2.1",
                "for=198.51.100.1, for=192.0.2.1;host=\"a,b;c\"   | 192.0.2.1",
                "for=192.0.2.1, for=10.0.0.3                      | 192.0.2.1",
                "for=_hidden                                      | 10.0.0.2",
                "for=unknown, for=10.0.0.3                        | 10.0.0.3",
                "by=192.0.2.1                                     | 10.0.0.2",
                "192.0.2.1                                        | 10.0.0.2",
                "for=\"192.0.2.1                                  | 10.0.0.2"
            })
    void forwarded(String line, String client) {
        assertEquals(client, forwarded.client(PROXY, () -> List.of(line)).getHostAddress());
    }
}
