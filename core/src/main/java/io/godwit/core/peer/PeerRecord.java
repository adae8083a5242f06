package io.godwit.core.peer;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/**
 * What a peer says of itself. Immutable and thread-safe. PROTOCOL.md §1 "Peer record".
 *
 * <p>The addresses are what the peer claims: {@link AddressRules} says which of them may be dialled. The name is shown
 * only through {@link io.godwit.core.content.DisplayName}.
 *
 * @param id who speaks
 * @param sequence rises with every record of this peer, from 0; an older one never replaces a newer one
 * @param expires when it stops to hold, in whole seconds, between 1970 and the year 9999
 * @param addresses where the peer listens, best first; at most 16, resolved, without repetition; IPv6 zones are dropped
 * @param name the name people see; at most 64 characters (code points)
 * @param capabilities reserved: at most 16 labels of 1 to 32 characters out of {@code a-z 0-9 -}, ascending
 */
public record PeerRecord(
        PeerId id,
        long sequence,
        Instant expires,
        List<InetSocketAddress> addresses,
        String name,
        List<String> capabilities) {

    /** Most characters (code points) of a name. */
    public static final int MAX_NAME = 64;

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public PeerRecord {
        addresses = addresses.stream().map(PeerAddress::withoutZone).toList();
        capabilities = List.copyOf(capabilities);
        try {
            PeerRecordRules.check(sequence, expires, addresses, name, capabilities);
        } catch (PeerFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * A record without capabilities.
     *
     * @throws IllegalArgumentException if a field is out of its range
     */
    public PeerRecord(
            PeerId id,
            long sequence,
            Instant expires,
            List<InetSocketAddress> addresses,
            String name) {
        this(id, sequence, expires, addresses, name, List.of());
    }
}
