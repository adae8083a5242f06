package io.godwit.core.discovery.server;

import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.ListedPeer;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.event.EventSink;
import io.godwit.core.peer.AddressRules;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Believes only what peers signed: name and addresses come out of the record, whose key must be the one that the ID
 * names. Thread-safe.
 *
 * <p>The expiry is for servers, against replays. It is not compared with this machine's clock, which may be years off;
 * a stale address is found out by the handshake.
 */
final class RecordChecker {

    private final URI server;
    private final EventSink events;

    RecordChecker(URI server, EventSink events) {
        this.server = server;
        this.events = events;
    }

    /**
     * The peers whose records hold.
     *
     * @param listed what the server said
     * @param dialled where the server is, which decides what addresses it may speak of
     */
    List<FoundPeer> check(List<ListedPeer> listed, InetAddress dialled) {
        AddressRules rules = AddressRules.claimedBy(dialled);
        List<FoundPeer> found =
                listed.stream().flatMap(peer -> check(peer, rules).stream()).toList();
        if (found.size() < listed.size()) {
            events.emit(new DiscoveryEvent.Disbelieved(server, listed.size() - found.size()));
        }
        return found;
    }

    private static Optional<FoundPeer> check(ListedPeer peer, AddressRules rules) {
        try {
            byte[] encoded =
                    RegistrationText.decode("record", peer.record(), ApiLimits.RECORD_BYTES);
            PeerRecord record = SignedPeerRecord.decode(encoded).record();
            return record.id().toHex().equals(peer.id())
                    ? Optional.of(
                            new FoundPeer(
                                    record.id(),
                                    record.name(),
                                    rules.filter(record.addresses()),
                                    Math.max(0, peer.shares())))
                    : Optional.empty();
        } catch (ApiFormatException | PeerFormatException e) {
            return Optional.empty();
        }
    }
}
