package io.godwit.discovery.server.redis;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.AddressRules;
import io.godwit.core.peer.PeerAddress;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerRecord;
import io.godwit.discovery.server.registry.PeerCard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A peer as Redis has it.
 *
 * @param card what it says of itself
 * @param token proves its requests
 * @param shares what it has published
 */
record StoredPeer(PeerCard card, Token token, Shares shares) {

    /**
     * What a peer has published.
     *
     * @param edition names the list that holds the entries, 0 for none
     * @param generation what the peer calls it
     * @param entries how many
     * @param parts length of the list
     */
    record Shares(long edition, long generation, int entries, int parts) {}

    /** Most parts: a peer may send small ones, of which empty ones are not kept. */
    static final int MAX_PARTS = ApiLimits.ENTRIES_PER_PEER;

    /** An IPv6 literal in brackets, a port and a space. */
    private static final int ADDRESS_CHARS = 54;

    /** The fields that are read, in the order in which {@link #of} takes them. */
    static final byte[][] FIELDS =
            Stream.of(
                            "sequence",
                            "record",
                            "addresses",
                            "name",
                            "token",
                            "edition",
                            "generation",
                            "entries",
                            "parts")
                    .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                    .toArray(byte[][]::new);

    /**
     * Reads one.
     *
     * @param id who it is
     * @param values of {@link #FIELDS}, absent ones null
     * @return empty when there is no such peer
     */
    static Optional<StoredPeer> of(PeerId id, List<byte[]> values) throws RedisException.Malformed {
        if (values.size() != FIELDS.length) {
            throw new RedisException.Malformed("peer");
        }
        if (values.getFirst() == null) {
            return Optional.empty();
        }
        PeerCard card =
                PeerCard.stored(
                        id,
                        Field.number("sequence", values.get(0), ApiLimits.INTEGER),
                        name(values.get(3)),
                        addresses(values.get(2)),
                        Field.bytes("record", values.get(1), ApiLimits.RECORD_BYTES));
        byte[] token = Field.bytes("token", values.get(4), Token.BYTES);
        if (token.length != Token.BYTES) {
            throw new RedisException.Malformed("token");
        }
        var shares =
                new Shares(
                        Field.optional("edition", values.get(5), ApiLimits.INTEGER),
                        Field.optional("generation", values.get(6), ApiLimits.INTEGER),
                        (int) Field.optional("entries", values.get(7), ApiLimits.ENTRIES_PER_PEER),
                        (int) Field.optional("parts", values.get(8), MAX_PARTS));
        return Optional.of(new StoredPeer(card, Token.of(token), shares));
    }

    private static String name(byte[] value) throws RedisException.Malformed {
        String name = Field.text("name", value, PeerRecord.MAX_NAME * Integer.BYTES);
        if (name.codePointCount(0, name.length()) > PeerRecord.MAX_NAME) {
            throw new RedisException.Malformed("name");
        }
        return name;
    }

    private static String addresses(byte[] value) throws RedisException.Malformed {
        String joined = Field.text("addresses", value, AddressRules.MAX_ADDRESSES * ADDRESS_CHARS);
        String[] literals = joined.isEmpty() ? new String[0] : joined.split(" ", -1);
        if (literals.length > AddressRules.MAX_ADDRESSES) {
            throw new RedisException.Malformed("addresses");
        }
        for (String literal : literals) {
            try {
                var _ = PeerAddress.parse(literal);
            } catch (PeerFormatException e) {
                throw new RedisException.Malformed("addresses");
            }
        }
        return joined;
    }
}
