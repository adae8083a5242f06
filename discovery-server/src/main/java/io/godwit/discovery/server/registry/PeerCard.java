package io.godwit.discovery.server.registry;

import io.godwit.core.peer.PeerAddress;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a peer says of itself, in the little room that many of them leave. Immutable and thread-safe.
 *
 * <p>Its signature was checked when it came; it is never decoded again.
 */
public final class PeerCard {

    private final PeerId id;
    private final long sequence;
    private final String name;
    private final String addresses;
    private final byte[] record;

    PeerCard(PeerId id, long sequence, String name, String addresses, byte[] record) {
        this.id = id;
        this.sequence = sequence;
        this.name = name;
        this.addresses = addresses;
        this.record = record;
    }

    /** Keeps a record whose addresses have been checked. */
    public static PeerCard of(SignedPeerRecord signed) {
        PeerRecord record = signed.record();
        String addresses =
                record.addresses().stream()
                        .map(PeerAddress::format)
                        .collect(Collectors.joining(" "));
        return new PeerCard(
                record.id(), record.sequence(), record.name(), addresses, signed.encode());
    }

    /**
     * Takes one out of a store that another instance has put it into.
     *
     * @param addresses as {@link #joinedAddresses} gives them
     */
    public static PeerCard stored(
            PeerId id, long sequence, String name, String addresses, byte[] record) {
        return new PeerCard(id, sequence, name, addresses, record.clone());
    }

    /** Who it is. */
    public PeerId id() {
        return id;
    }

    /** The record's sequence number. */
    public long sequence() {
        return sequence;
    }

    /** The name people see. */
    public String name() {
        return name;
    }

    /** Where it listens, best first, as IP literals with port. */
    public List<String> addresses() {
        return addresses.isEmpty() ? List.of() : List.of(addresses.split(" "));
    }

    /** The encoded signed record. */
    public byte[] record() {
        return record.clone();
    }

    /** The addresses with a space between them. */
    public String joinedAddresses() {
        return addresses;
    }
}
