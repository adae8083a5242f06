package io.godwit.core.discovery.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.X25519;
import io.godwit.core.peer.PeerId;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMacTest {

    private static final PeerId PEER = new PeerId(1, 2, 3, 4);
    private static final String PATH = "/v1/peers/" + PEER.toHex();

    private final Token token = Token.of(new byte[32]);

    @Test
    void bothSidesDeriveTheSameToken() throws Exception {
        var random = new SecureRandom();
        try (var peer = X25519.generate(random);
                var server = X25519.generate(random)) {
            byte[] text = RegistrationText.of(new byte[100], peer.publicKey());
            Token ofPeer = Token.derive(peer, server.publicKey(), text, server.publicKey());
            Token ofServer = Token.derive(server, peer.publicKey(), text, server.publicKey());
            assertEquals(ofPeer, ofServer);
            text[5] ^= 1;
            assertNotEquals(
                    ofPeer, Token.derive(peer, server.publicKey(), text, server.publicKey()));
        }
    }

    @Test
    @DisplayName("HS-07 a point of small order makes no token")
    void smallOrderIsRefused() {
        try (var peer = X25519.generate(new SecureRandom())) {
            assertThrows(
                    KeyFormatException.class,
                    () -> Token.derive(peer, new byte[32], new byte[1], new byte[32]));
        }
    }

    @Test
    void everyPartOfARequestCounts() {
        byte[] body = {1};
        RequestMac mac = RequestMac.of(token, "PUT", PATH, PEER, 1, body);
        assertEquals(mac, RequestMac.of(token, "PUT", PATH, PEER, 1, body));
        var other = new PeerId(1, 2, 3, 5);
        assertNotEquals(mac.mac(), RequestMac.of(token, "DELETE", PATH, PEER, 1, body).mac());
        assertNotEquals(mac.mac(), RequestMac.of(token, "PUT", PATH + "x", PEER, 1, body).mac());
        assertNotEquals(mac.mac(), RequestMac.of(token, "PUT", PATH, other, 1, body).mac());
        assertNotEquals(mac.mac(), RequestMac.of(token, "PUT", PATH, PEER, 2, body).mac());
        assertNotEquals(mac.mac(), RequestMac.of(token, "PUT", PATH, PEER, 1, new byte[1]).mac());
    }

    @Test
    void readsItsOwnHeader() {
        RequestMac mac = RequestMac.of(token, "PUT", PATH, PEER, ApiLimits.INTEGER, new byte[0]);
        assertEquals(Optional.of(mac), RequestMac.parse(mac.header()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GW1-HMAC",
                "GW1-HMAC seq=0,mac=0000000000000000000000000000000000000000000000000000000000000000",
                "GW1-HMAC seq=01,mac=0000000000000000000000000000000000000000000000000000000000000000",
                "GW1-HMAC seq=-1,mac=0000000000000000000000000000000000000000000000000000000000000000",
                "GW1-HMAC seq=9007199254740992,mac=0000000000000000000000000000000000000000000000000000000000000000",
                "GW1-HMAC seq=1,mac=000000000000000000000000000000000000000000000000000000000000000A",
                "GW1-HMAC seq=1,mac=00"
            })
    void otherHeadersAreNone(String header) {
        assertEquals(Optional.empty(), RequestMac.parse(header));
    }

    @Test
    @DisplayName("KEY/LOG a token is not printed")
    void tokenIsNotPrinted() {
        assertFalse(token.toString().contains("0"));
    }
}
