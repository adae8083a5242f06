package io.godwit.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveryChoiceTest {
    private static final URI ONE = URI.create("http://192.0.2.1:8000");
    private static final URI OTHER = URI.create("https://meet.example");

    @Test
    void severalServersAreOneLineOfText() {
        var both = new DiscoveryChoice.Server(List.of(ONE, OTHER, ONE));
        assertEquals(List.of(ONE, OTHER), both.urls());
        assertEquals("http://192.0.2.1:8000 https://meet.example", both.text());
        assertEquals(Optional.of(both), DiscoveryChoice.Server.parse(both.text()));
        assertEquals(
                Optional.of(both),
                DiscoveryChoice.Server.parse(" https://meet.example , http://192.0.2.1:8000")
                        .map(found -> new DiscoveryChoice.Server(found.urls().reversed())));
    }

    @Test
    void whatIsNoServerIsNone() {
        for (String text :
                List.of(
                        "",
                        "meet.example",
                        "ftp://x",
                        "http://",
                        "http://a ftp://b",
                        "http://a%")) {
            assertEquals(Optional.empty(), DiscoveryChoice.Server.parse(text), text);
        }
        assertEquals(
                Optional.empty(),
                DiscoveryChoice.Server.parse(
                        "http://a http://b http://c http://d http://e http://f"
                                + " http://g http://h http://i"));
        assertThrows(IllegalArgumentException.class, () -> new DiscoveryChoice.Server(List.of()));
    }
}
