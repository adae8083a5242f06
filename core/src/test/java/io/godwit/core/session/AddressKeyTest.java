package io.godwit.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddressKeyTest {

    private static AddressKey key(String literal) throws UnknownHostException {
        return AddressKey.of(new InetSocketAddress(InetAddress.getByName(literal), 1));
    }

    @Test
    @DisplayName("RL IPv6 counts by /64, IPv4 one by one, IPv4-mapped as IPv4")
    void whatCountsAsOneAddress() throws Exception {
        assertEquals(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertNotEquals(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assertNotEquals(key("192.0.2.1"), key("192.0.2.2"));
        assertEquals(key("192.0.2.1"), key("::ffff:192.0.2.1"));
        assertNotEquals(key("0.0.0.1"), key("0:0:0:1::"));
    }

    @Test
    @DisplayName("DOS-10 prefixes chosen to share one hash do not slow the table down")
    void collidingPrefixesStayFast() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> {
                    var table = new HashMap<AddressKey, Integer>();
                    for (int i = 0; i < 200_000; i++) {
                        // Long.hashCode is high ^ low: all of these share it.
                        AddressKey colliding = new AddressKey(6, (long) i << 32 | i);
                        assertEquals(new AddressKey(6, 0).hashCode(), colliding.hashCode());
                        table.merge(colliding, 1, Integer::sum);
                    }
                    assertEquals(200_000, table.size());
                });
    }

    @Test
    void addressesAreShortenedForLogs() throws Exception {
        assertEquals(
                "203.0.x.x",
                ShortAddress.of(new InetSocketAddress(InetAddress.getByName("203.0.113.7"), 1)));
        assertEquals(
                "2001:db8::x",
                ShortAddress.of(
                        new InetSocketAddress(InetAddress.getByName("2001:db8:1:2::3"), 1)));
        assertEquals(
                "loopback",
                ShortAddress.of(new InetSocketAddress(InetAddress.getByName("::1"), 1)));
    }
}
