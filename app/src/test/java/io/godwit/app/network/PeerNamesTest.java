package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.identity.Contact;
import io.godwit.core.identity.Verification;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerNamesTest {
    private static final PeerId ADA = new PeerId(1, 2, 3, 4);
    private static final PeerId MALLORY = new PeerId(5, 6, 7, 8);

    private final List<FoundPeer> online = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private int asked;
    private boolean answers = true;
    private long now;

    private final PeerNames.Directory directory =
            new PeerNames.Directory() {
                @Override
                public Optional<Contact> contact(PeerId peer) {
                    return contacts.stream().filter(one -> one.id().equals(peer)).findFirst();
                }

                @Override
                public List<FoundPeer> peers() throws IOException {
                    asked++;
                    if (!answers) {
                        throw new IOException("nobody answers");
                    }
                    return List.copyOf(online);
                }
            };
    private final PeerNames names = new PeerNames(directory, Runnable::run, () -> now);

    private void goesOnline(PeerId peer, String name) {
        online.add(new FoundPeer(peer, name, List.of(), 0));
    }

    @Test
    void contactIsCalledAsThePersonCallsItWhateverItCallsItself() {
        contacts.add(new Contact(ADA, "Ada", Instant.EPOCH, Verification.NONE));
        goesOnline(ADA, "Countess");
        PeerName name = names.of(ADA);
        assertEquals("Ada", name.shown(24));
        assertFalse(name.isClaimed());
        assertEquals(0, asked);
    }

    @Test
    void strangerHasAShortIdFirstAndThenTheNameItClaims() {
        goesOnline(MALLORY, "Ada\u202E");
        assertTrue(names.of(MALLORY).shown(24).startsWith("gw1-"));
        PeerName later = names.of(MALLORY);
        assertEquals("Ada\\u{202E}", later.shown(24));
        assertTrue(later.isClaimed());
        assertEquals(1, asked);
    }

    @Test
    void asksSeldomAndAgainAfterAFailure() {
        answers = false;
        names.of(MALLORY);
        names.of(MALLORY);
        assertEquals(1, asked);
        answers = true;
        goesOnline(MALLORY, "Mal");
        now += Duration.ofSeconds(15).toNanos();
        names.of(MALLORY);
        assertEquals(2, asked);
        assertEquals("Mal", names.of(MALLORY).shown(24));
    }

    @Test
    void whoHasNoNameIsNotMarkedForIt() {
        goesOnline(MALLORY, "  ");
        names.of(MALLORY);
        PeerName name = names.of(MALLORY);
        assertFalse(name.isClaimed());
        assertTrue(name.shown(24).startsWith("gw1-"));
        assertEquals(1, asked);
    }
}
