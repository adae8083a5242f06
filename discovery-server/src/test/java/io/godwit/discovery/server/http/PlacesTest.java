package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.net.NetworkPrefix;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final NetworkPrefix ONE = new NetworkPrefix(1, false);
    private static final NetworkPrefix TWO = new NetworkPrefix(2, false);

    @Test
    @DisplayName("DOS a site has some of the places, and all together no more than there are")
    void placesAreBounded() {
        var places = new Places(3, 2);
        Places.Place first = places.take(ONE).orElseThrow();
        Places.Place second = places.take(ONE).orElseThrow();
        assertTrue(places.take(ONE).isEmpty());
        Places.Place third = places.take(TWO).orElseThrow();
        assertTrue(places.take(TWO).isEmpty());
        first.close();
        Places.Place fourth = places.take(TWO).orElseThrow();
        assertTrue(places.take(ONE).isEmpty());
        second.close();
        third.close();
        fourth.close();
        assertTrue(places.take(ONE).isPresent());
    }
}
