package io.godwit.core.identity;

import io.godwit.core.peer.PeerId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Contacts and blocked peers at one moment. Immutable; changes give a new list. */
record TrustList(Map<PeerId, Contact> contacts, Map<PeerId, BlockedPeer> blocked) {

    /** Most contacts and blocked peers together. */
    static final int MAX_ENTRIES = 100_000;

    static final TrustList EMPTY = new TrustList(Map.of(), Map.of());

    /** Keeps the order in which peers were added. */
    TrustList {
        contacts = Collections.unmodifiableMap(new LinkedHashMap<>(contacts));
        blocked = Collections.unmodifiableMap(new LinkedHashMap<>(blocked));
    }

    int size() {
        return contacts.size() + blocked.size();
    }

    Trust trust(PeerId id) {
        if (blocked.containsKey(id)) {
            return Trust.BLOCKED;
        }
        return contacts.containsKey(id) ? Trust.CONTACT : Trust.UNKNOWN;
    }

    Optional<Contact> contact(PeerId id) {
        return Optional.ofNullable(contacts.get(id));
    }

    TrustList with(Contact contact) {
        var changed = new LinkedHashMap<>(contacts);
        changed.put(contact.id(), contact);
        return new TrustList(changed, blocked);
    }

    TrustList with(BlockedPeer peer) {
        var changed = new LinkedHashMap<>(blocked);
        changed.putIfAbsent(peer.id(), peer);
        return new TrustList(contacts, changed);
    }

    TrustList withoutContact(PeerId id) {
        var changed = new LinkedHashMap<>(contacts);
        changed.remove(id);
        return new TrustList(changed, blocked);
    }

    TrustList withoutBlock(PeerId id) {
        var changed = new LinkedHashMap<>(blocked);
        changed.remove(id);
        return new TrustList(contacts, changed);
    }
}
