package io.godwit.discovery.server.registry;

import io.godwit.core.peer.PeerAddress;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /** Packed record, addresses with a space between them, and the name where the record has it not as it is. */
    private final byte[] bytes;

    private final short recordLength;
    private final short packedLength;
    private final short nameAt;
    private final short nameLength;

    PeerCard(PeerId id, long sequence, String name, String addresses, byte[] record) {
        this.id = id;
        this.sequence = sequence;
        byte[] packed = PackedRecord.pack(id, record);
        byte[] places = addresses.getBytes(StandardCharsets.US_ASCII);
        byte[] called = name.getBytes(StandardCharsets.UTF_8);
        int found = find(called, packed);
        int length = packed.length + places.length;
        bytes = Arrays.copyOf(packed, found < 0 ? length + called.length : length);
        System.arraycopy(places, 0, bytes, packed.length, places.length);
        if (found < 0) {
            System.arraycopy(called, 0, bytes, length, called.length);
        }
        recordLength = (short) record.length;
        packedLength = (short) packed.length;
        nameAt = (short) (found < 0 ? length : found);
        nameLength = (short) called.length;
    }

    private static int find(byte[] part, byte[] whole) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
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
        return new PeerCard(id, sequence, name, addresses, record);
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
        return new String(bytes, nameAt, nameLength, StandardCharsets.UTF_8);
    }

    /** Where it listens, best first, as IP literals with port. */
    public List<String> addresses() {
        String joined = joinedAddresses();
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }

    /** The encoded signed record. */
    public byte[] record() {
        return PackedRecord.unpack(id, Arrays.copyOf(bytes, packedLength), recordLength);
    }

    /** The addresses with a space between them. */
    public String joinedAddresses() {
        boolean nameBehind = nameLength > 0 && nameAt >= packedLength;
        int end = nameBehind ? nameAt : bytes.length;
        return new String(bytes, packedLength, end - packedLength, StandardCharsets.US_ASCII);
    }
}
