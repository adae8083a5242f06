package io.godwit.app.view.peers;

import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.identity.Contact;
import io.godwit.core.peer.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins who is online with who is known: favourites first, then who is online, then by name. */
final class PeerList {
    private static final Comparator<PeerRow> ORDER =
            Comparator.comparing((PeerRow row) -> !row.favourite())
                    .thenComparing(row -> !row.online())
                    .thenComparing(PeerRow::blocked)
                    .thenComparing(row -> !row.contact())
                    .thenComparing(PeerRow::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(PeerRow::id);

    private final PeerDesk desk;
    private final Map<PeerId, Duration> latencies;
    private final Set<PeerId> favourites;
    private final Map<PeerId, Contact> contacts = new HashMap<>();

    PeerList(PeerDesk desk, Map<PeerId, Duration> latencies, Set<PeerId> favourites) {
        this.desk = desk;
        this.latencies = latencies;
        this.favourites = favourites;
        desk.contacts().forEach(contact -> contacts.put(contact.id(), contact));
    }

    List<PeerRow> rows(List<FoundPeer> online) {
        Optional<PeerId> own = desk.own();
        List<PeerRow> rows = new ArrayList<>();
        Map<PeerId, Contact> offline = new HashMap<>(contacts);
        for (FoundPeer peer : online) {
            offline.remove(peer.id());
            if (!own.equals(Optional.of(peer.id()))) {
                rows.add(row(peer, true));
            }
        }
        offline.values()
                .forEach(contact ->
                        rows.add(row(new FoundPeer(contact.id(), "", List.of(), 0), false)));
        rows.sort(ORDER);
        return rows;
    }

    private PeerRow row(FoundPeer peer, boolean online) {
        Optional<Contact> contact = Optional.ofNullable(contacts.get(peer.id()));
        return new PeerRow(
                peer.id(),
                contact.map(Contact::name).orElse(peer.name()),
                peer.name(),
                online,
                peer.addresses(),
                peer.shares(),
                desk.trust(peer.id()),
                contact.map(Contact::verification),
                online ? Optional.ofNullable(latencies.get(peer.id())) : Optional.empty(),
                favourites.contains(peer.id()));
    }
}
