package io.godwit.core.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.api.ListedPeer;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.event.Event;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server's word about peers, against what the peers signed. */
class RecordCheckerTest {
    private static final URI SERVER = URI.create("http://192.0.2.1:8000");
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("198.51.100.1");
    private static final InetSocketAddress HOME =
            new InetSocketAddress(InetAddress.ofLiteral("192.168.0.7"), 4_000);
    private static final InetSocketAddress WORLD =
            new InetSocketAddress(InetAddress.ofLiteral("203.0.113.7"), 4_000);
    private static final Identity ADA = Identity.of(TestKeys.alice());
    private static final Identity EVE = Identity.of(TestKeys.bob());

    private final List<Event> events = new ArrayList<>();
    private final RecordChecker checker = new RecordChecker(SERVER, events::add);

    private static ListedPeer listed(Identity named, Identity signer, String claimedName) {
        var record =
                new PeerRecord(
                        signer.id(),
                        1,
                        Instant.ofEpochSecond(2_000_000_000),
                        List.of(WORLD, HOME),
                        "Ada");
        return listed(named, signer.sign(record).encode(), claimedName);
    }

    private static ListedPeer listed(Identity named, byte[] record, String claimedName) {
        return new ListedPeer(
                named.id().toHex(),
                claimedName,
                List.of("203.0.113.66:4000"),
                3,
                RegistrationText.encode(record));
    }

    @Test
    @DisplayName("REG-08 name and addresses come out of the signed record, not from the server")
    void believesTheRecordOnly() {
        List<FoundPeer> found =
                checker.check(List.of(listed(ADA, ADA, "Not what she signed")), PUBLIC);
        assertEquals(List.of(new FoundPeer(ADA.id(), "Ada", List.of(WORLD), 3)), found);
        assertEquals(List.of(), events);
    }

    @Test
    @DisplayName("REG-08 a record of another key, a changed one and rubbish are left out and told")
    void leavesOutWhatDoesNotHold() {
        byte[] changed =
                ADA.sign(
                                new PeerRecord(
                                        ADA.id(),
                                        1,
                                        Instant.ofEpochSecond(2_000_000_000),
                                        List.of(WORLD),
                                        "Ada"))
                        .encode();
        changed[changed.length - 1] ^= 1;
        List<FoundPeer> found =
                checker.check(
                        List.of(
                                listed(ADA, EVE, "Ada"),
                                listed(ADA, changed, "Ada"),
                                listed(ADA, new byte[] {1, 2, 3}, "Ada"),
                                listed(EVE, EVE, "Eve")),
                        PUBLIC);
        assertEquals(List.of(EVE.id()), found.stream().map(FoundPeer::id).toList());
        assertEquals(List.of(new DiscoveryEvent.Disbelieved(SERVER, 3)), events);
    }
}
