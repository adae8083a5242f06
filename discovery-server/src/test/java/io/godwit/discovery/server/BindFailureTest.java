package io.godwit.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.DiscoveryServerException.Reason;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindFailureTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 8000, Address already in use, PORT_IN_USE",
        "127.0.0.1, 8000, Die Adresse wird bereits verwendet, PORT_IN_USE",
        "0.0.0.0, 8000, Adresse déjà utilisée, PORT_IN_USE",
        "127.0.0.1, 80, Address already in use: bind, PORT_IN_USE",
        "127.0.0.1, 80, Keine Berechtigung, CANNOT_BIND",
        "127.0.0.1, 8000, Permission denied, CANNOT_BIND",
        "192.0.2.1, 8000, Cannot assign requested address, CANNOT_BIND",
        "192.0.2.1, 8000, Die angeforderte Adresse kann nicht zugewiesen werden, CANNOT_BIND",
    })
    void isToldWhateverTheLanguageOfTheSystem(
            String address, int port, String said, Reason reason) {
        var wanted = new InetSocketAddress(InetAddress.ofLiteral(address), port);
        DiscoveryServerException told = BindFailure.of(wanted, new BindException(said));
        assertEquals(reason, told.reason());
        assertEquals(wanted, told.address());
        String text = String.valueOf(told.getMessage());
        assertTrue(text.contains(address + ":" + port) && text.contains("choose"), text);
    }
}
