package io.godwit.discovery.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertEquals(Optional.of(stranger), forwardedFor.client(stranger, () -> fail("was read")));
        assertEquals(Optional.of(PROXY), TrustedProxies.NONE.client(PROXY, () -> fail("was read")));
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
                // A client left quotes open, which this header does not know.
                "\", 192.0.2.1                         | 192.0.2.1",
                "\"198.51.100.1, \\\", 192.0.2.1       | 192.0.2.1",
                ", ,, 192.0.2.1                        | 192.0.2.1",
                // Somebody who is not named is nobody that is known, and not the proxy.
                "192.0.2.1,                            | nobody",
                "192.0.2.1, unknown                    | nobody",
                "192.0.2.1, nonsense, 10.0.0.3         | nobody",
                "192.0.2.999                           | nobody",
                "1                                     | nobody",
                "for=192.0.2.1                         | nobody"
            })
    void rightMostUntrustedHop(String line, String client) {
        assertEquals(client, client(forwardedFor, List.of(line)));
    }

    /** Who asks by way of the proxy; {@code nobody} where that cannot be read. */
    private static String client(TrustedProxies proxies, List<String> lines) {
        return proxies.client(PROXY, () -> lines).map(InetAddress::getHostAddress).orElse("nobody");
    }

    @Test
    @DisplayName("RL several lines are one list, in their order")
    void repeatedHeaders() {
        assertEquals(
                "192.0.2.1", client(forwardedFor, List.of("198.51.100.1", "192.0.2.1, 10.0.0.3")));
        assertEquals("192.0.2.1", client(forwarded, List.of("for=\"", "for=192.0.2.1")));
        assertEquals("10.0.0.2", client(forwardedFor, List.of()));
        assertEquals("nobody", client(forwardedFor, List.of("", ",,")));
        assertEquals("nobody", client(forwarded, List.of("for=10.0.0.3", "")));
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
                // A client left quotes open, or escaped the last one.
                "for=\"x, for=192.0.2.1                           | 192.0.2.1",
                "for=\"x\\\", for=192.0.2.1                        | 192.0.2.1",
                "\", for=192.0.2.1;host=\"a\\\\\"                   | 192.0.2.1",
                "for=\"x, for=192.0.2.1;host=\"a\\\", for=1.1.1.1\" | 192.0.2.1",
                "for=198.51.100.1, for=10.0.0.3;by=\"[::1]\"      | 198.51.100.1",
                // Somebody who is not named is nobody that is known, and not the proxy.
                "for=_hidden                                      | nobody",
                "for=unknown, for=10.0.0.3                        | nobody",
                "by=192.0.2.1                                     | nobody",
                "192.0.2.1                                        | nobody",
                "for=192.0.2.1;for=10.0.0.3                       | nobody",
                "for=\"192.0.2.1                                  | nobody"
            })
    void forwarded(String line, String client) {
        assertEquals(client, client(forwarded, List.of(line)));
    }

    @ParameterizedTest
    @DisplayName("RL whatever a client sends before what the proxy appends, it changes nothing")
    @EnumSource(ProxyHeader.class)
    void nothingBeforeTheAppendedHopMatters(ProxyHeader header) {
        String letters = "\",;=\\ \tfor=by1.0:[]\"";
        String hop = header == ProxyHeader.FORWARDED ? "for=\"[2001:db8::7]:1\"" : "2001:db8::7";
        long seed = 20_261_129;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var sent = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                sent.append(letters.charAt(random.nextInt(letters.length())));
            }
            // In a line of its own or behind the client's, and by one proxy or through another.
            String inner = random.nextBoolean() ? "" : ", " + hop.replaceAll("2001.*7", "10.0.0.3");
            List<String> lines =
                    random.nextBoolean()
                            ? List.of(sent.toString(), hop + inner)
                            : List.of(sent + ", " + hop + inner);
            assertEquals(
                    "2001:db8:0:0:0:0:0:7",
                    client(proxies(header), lines),
                    () -> "seed " + seed + ", " + lines);
        }
    }
}
