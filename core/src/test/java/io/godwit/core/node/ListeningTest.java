package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 4000, Address already in use, TAKEN",
        "127.0.0.1, 4000, Die Adresse wird bereits verwendet, TAKEN",
        "127.0.0.1, 80, Address already in use, TAKEN",
        "127.0.0.1, 80, Permission denied, NOT_PERMITTED",
        "0.0.0.0, 80, Keine Berechtigung, NOT_PERMITTED",
        "192.0.2.1, 4000, Cannot assign requested address, NOT_LOCAL",
        "192.0.2.1, 80, Die angeforderte Adresse kann nicht zugewiesen werden, NOT_LOCAL",
    })
    void refusalsAreToldWhateverTheLanguageOfTheSystem(
            String address, int port, String said, ListenException.Reason reason) {
        var wanted = new InetSocketAddress(InetAddress.ofLiteral(address), port);
        assertEquals(reason, Listening.reason(wanted, new BindException(said)));
    }
}
