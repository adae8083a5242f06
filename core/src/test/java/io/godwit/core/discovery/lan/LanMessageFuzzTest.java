package io.godwit.core.discovery.lan;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.List;
import javax.jmdns.ServiceInfo;
import javax.jmdns.impl.DNSIncoming;
import org.jspecify.annotations.Nullable;

/** Whatever comes by multicast DNS ends in a message, or in the one exception that listening outlives. */
class LanMessageFuzzTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String INSTANCE = "0123456789abcdef".repeat(2);

    /** The longest message that the library receives, in bytes. */
    private static final int LONGEST = 8_972;

    @FuzzTest
    void message(byte @Nullable [] input) {
        if (input == null || input.length > LONGEST) {
            return;
        }
        try {
            var message = new DNSIncoming(new DatagramPacket(input, input.length));
            if (message.getAllAnswers().size() > input.length) {
                throw new AssertionError("more answers than bytes");
            }
        } catch (IOException refused) {
            if (refused.getMessage() == null) {
                throw new AssertionError("no message", refused);
            }
        }
    }

    /** The TXT record of a service that is announced without an address. */
    @FuzzTest
    void text(byte @Nullable [] input) throws IOException {
        if (input == null) {
            return;
        }
        List<InterfaceAddress> networks =
                NetworkInterface.getByInetAddress(LOOPBACK).getInterfaceAddresses();
        ServiceInfo info = ServiceInfo.create(LanClaim.TYPE, INSTANCE, 8_123, 0, 0, input);
        if (new LanClaim(LOOPBACK, networks).check(info).isPresent()) {
            throw new AssertionError("believed without an address");
        }
    }
}
