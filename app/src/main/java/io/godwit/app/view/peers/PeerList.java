package io.godwit.app.view.peers;

import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.identity.Contact;
import io.godwit.core.peer.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins who is online with who is known, contacts and blocked peers: favourites first, then who is online, then by name. */
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

    /**
     * All rows.
     *
     * @param online who is there now
     * @param seen somebody who was there a moment ago and is looked at closely; stays in the list
     */
    List<PeerRow> rows(List<FoundPeer> online, Optional<PeerRow> seen) {
        Set<PeerId> away = new HashSet<>(contacts.keySet());
        away.addAll(desk.blocked());
        seen.map(PeerRow::id).ifPresent(away::add);
        Optional<PeerId> own = desk.own();
        own.ifPresent(away::remove);
        List<PeerRow> rows = new ArrayList<>();
        for (FoundPeer peer : online) {
            away.remove(peer.id());
            if (!own.equals(Optional.of(peer.id()))) {
                rows.add(row(peer, true));
            }
        }
        for (PeerId id : away) {
            String name =
                    seen.filter(row -> row.id().equals(id)).map(PeerRow::calledItself).orElse("");
            rows.add(row(new FoundPeer(id, name, List.of(), 0), false));
        }
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
