package io.godwit.discovery.server.net;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RL: whatever a client sends in the header, it is read, and what the proxy appends names the client. */
class ProxyHeaderFuzzTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.3");
    private static final InetAddress CLIENT = InetAddress.ofLiteral("198.51.100.7");

    @FuzzTest
    void client(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        String sent = new String(input, StandardCharsets.ISO_8859_1);
        for (ProxyHeader header : ProxyHeader.values()) {
            var proxies =
                    new TrustedProxies(List.of(Network.parse("10.0.0.3").orElseThrow()), header);
            String hop = (header == ProxyHeader.FORWARDED ? "for=" : "") + "198.51.100.7";
            check(proxies, List.of(sent, hop));
            check(proxies, List.of(sent + ", " + hop));
        }
    }

    private static void check(TrustedProxies proxies, List<String> lines) {
        if (!proxies.client(PROXY, () -> lines).equals(Optional.of(CLIENT))) {
            throw new AssertionError(lines);
        }
    }
}
