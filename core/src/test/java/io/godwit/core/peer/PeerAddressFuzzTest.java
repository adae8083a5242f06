package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

class PeerAddressFuzzTest {

    @FuzzTest
    void parse(byte[] input) {
        try {
            InetSocketAddress address =
                    PeerAddress.parse(new String(input, StandardCharsets.UTF_8));
            assertEquals(address, PeerAddress.parse(PeerAddress.format(address)));
        } catch (PeerFormatException e) {
            assertEquals("address", e.field());
        }
    }
}
