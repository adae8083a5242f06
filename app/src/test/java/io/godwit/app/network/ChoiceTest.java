package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.discovery.lan.LanServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final List<LanServer> NOBODY = List.of();
    private static final List<LanServer> SOMEBODY =
            List.of(new LanServer("5".repeat(32), URI.create("http://192.168.0.2:8000")));

    @Test
    void runsOneOnlyAfterListeningInVain() {
        assertEquals(Choice.STAY, Choice.of(NONE, NOBODY, false, false));
        assertEquals(Choice.RUN, Choice.of(NONE, NOBODY, true, false));
        assertEquals(Choice.STAY, Choice.of(NONE, SOMEBODY, true, true));
    }

    @Test
    void theLargerNameGivesWayOnceTheOtherServerKnowsThisNode() {
        Optional<String> larger = Optional.of("9".repeat(32));
        assertEquals(Choice.STAY, Choice.of(larger, SOMEBODY, true, false));
        assertEquals(Choice.GIVE_WAY, Choice.of(larger, SOMEBODY, true, true));
    }

    @Test
    void theSmallerNameStays() {
        Optional<String> smaller = Optional.of("1".repeat(32));
        assertEquals(Choice.STAY, Choice.of(smaller, SOMEBODY, true, true));
        assertEquals(Choice.STAY, Choice.of(smaller, NOBODY, true, true));
    }
}
