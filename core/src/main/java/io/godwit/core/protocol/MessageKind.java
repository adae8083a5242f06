package io.godwit.core.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record kinds that are messages (PROTOCOL.md, "Messages"); 0x01, 0x02, 0x05 and 0x06 belong to the session layer. */
public enum MessageKind {
    /** {@link Message.Ping}. */
    PING(0x03),
    /** {@link Message.Pong}. */
    PONG(0x04),
    /** {@link Message.GetManifest}. */
    GET_MANIFEST(0x10),
    /** {@link Message.GetLayer}. */
    GET_LAYER(0x11),
    /** {@link Message.Meta}. */
    META(0x12),
    /** {@link Message.GetHave}. */
    GET_HAVE(0x13),
    /** {@link Message.Have}. */
    HAVE(0x14),
    /** {@link Message.HaveMore}. */
    HAVE_MORE(0x15),
    /** {@link Message.Get}. */
    GET(0x16),
    /** {@link Message.Chunk}. */
    CHUNK(0x17),
    /** {@link Message.Cancel}. */
    CANCEL(0x18),
    /** {@link Message.Reject}. */
    REJECT(0x19),
    /** {@link Message.ListShares}. */
    LIST(0x1a),
    /** {@link Message.Search}. */
    SEARCH(0x1b),
    /** {@link Message.Listing}. */
    LISTING(0x1c);

    /** First of the kinds that a receiver ignores when it does not know them. */
    static final int FIRST_IGNORABLE = 0x80;

    private static final @Nullable MessageKind[] BY_WIRE = byWire();

    private final int wire;

    MessageKind(int wire) {
        this.wire = wire;
    }

    private static @Nullable MessageKind[] byWire() {
        @Nullable MessageKind[] table = new @Nullable MessageKind[256];
        for (MessageKind kind : values()) {
            table[kind.wire] = kind;
        }
        return table;
    }

    /** The record kind on the wire. */
    public int wire() {
        return wire;
    }

    /**
     * Finds a kind by its number.
     *
     * @param wire record kind, 0 to 255
     * @return the kind, or empty when this number is no message
     */
    public static Optional<MessageKind> of(int wire) {
        return Optional.ofNullable(BY_WIRE[wire]);
    }

    /** The kind of a message. */
    public static MessageKind of(Message message) {
        return switch (message) {
            case Message.Ping _ -> PING;
            case Message.Pong _ -> PONG;
            case Message.GetManifest _ -> GET_MANIFEST;
            case Message.GetLayer _ -> GET_LAYER;
            case Message.Meta _ -> META;
            case Message.GetHave _ -> GET_HAVE;
            case Message.Have _ -> HAVE;
            case Message.HaveMore _ -> HAVE_MORE;
            case Message.Get _ -> GET;
            case Message.Chunk _ -> CHUNK;
            case Message.Cancel _ -> CANCEL;
            case Message.Reject _ -> REJECT;
            case Message.ListShares _ -> LIST;
            case Message.Search _ -> SEARCH;
            case Message.Listing _ -> LISTING;
        };
    }
}
