package io.godwit.core.protocol;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;

/** The layouts of PROTOCOL.md, "Messages", in the direction from records to bytes. */
final class MessageEncoder {

    /** Most bytes of a message without text, bitmap, list or page; GET and GET_LAYER are the longest with 45. */
    private static final int FIXED = 64;

    /** Bytes of a listed entry besides its name. */
    private static final int LISTED_FIXED = Short.BYTES + 1 + Long.BYTES + ContentId.BYTES;

    private MessageEncoder() {}

    static int maxLength(Message message) {
        return FIXED
                + switch (message) {
                    case Message.Have have -> (have.chunks().size() + 7) / 8;
                    case Message.HaveMore more -> Integer.BYTES * more.chunks().size();
                    case Message.Chunk chunk -> chunk.payload().length();
                    case Message.Meta meta -> meta.payload().length();
                    case Message.ListShares list -> utf8(list.cursor());
                    case Message.Search search -> utf8(search.query()) + utf8(search.cursor());
                    case Message.Listing listing -> maxLength(listing);
                    default -> 0;
                };
    }

    private static int maxLength(Message.Listing listing) {
        int length = utf8(listing.cursor());
        for (ListedContent entry : listing.entries()) {
            length += LISTED_FIXED + utf8(entry.name());
        }
        return length;
    }

    /** A char of UTF-16 is at most three bytes of UTF-8; a surrogate pair is four. */
    private static int utf8(String text) {
        return 3 * text.length();
    }

    static void encode(Message message, FieldWriter out) {
        switch (message) {
            case Message.Ping _, Message.Pong _, Message.Cancel _ -> {}
            case Message.GetManifest get -> encode(get, out);
            case Message.GetLayer get -> encode(get, out);
            case Message.Meta meta -> encode(meta, out);
            case Message.GetHave get -> shift(out.id(get.root()), get.chunkShift());
            case Message.Have have -> encode(have, out);
            case Message.HaveMore more -> encode(more, out);
            case Message.Get get -> encode(get, out);
            case Message.Chunk chunk ->
                    payload(out.u32("offset", chunk.offset(), Integer.MAX_VALUE), chunk.payload());
            case Message.Reject reject -> out.u8("code", reject.code().wire(), 255);
            case Message.ListShares list ->
                    cursor(out, list.cursor()).u8("limit", list.limit(), Limits.MAX_LISTING);
            case Message.Search search ->
                    cursor(out.text("query", search.query(), Limits.MAX_QUERY), search.cursor())
                            .u8("limit", search.limit(), Limits.MAX_LISTING);
            case Message.Listing listing -> encode(listing, out);
        }
    }

    private static void encode(Message.GetManifest get, FieldWriter out) {
        out.id(get.id()).u64("offset", get.offset()).u32("length", get.length(), Limits.MAX_PAGE);
    }

    private static void encode(Message.GetLayer get, FieldWriter out) {
        shift(out.id(get.root()), get.chunkShift())
                .u64("offset", get.offset())
                .u32("length", get.length(), Limits.MAX_PAGE);
    }

    private static void encode(Message.Meta meta, FieldWriter out) {
        payload(out.u64("total", meta.total()).u64("offset", meta.offset()), meta.payload());
    }

    private static void encode(Message.Have have, FieldWriter out) {
        Bitfield chunks = have.chunks();
        byte[] bits = chunks.toBytes();
        out.u32("chunks", chunks.size(), ChunkLayout.MAX_CHUNKS).bytes(bits, 0, bits.length);
    }

    private static void encode(Message.HaveMore more, FieldWriter out) {
        out.u16("count", more.chunks().size(), Limits.MAX_HAVE_MORE);
        more.chunks().forEach(chunk -> out.u32("chunk", chunk, ChunkLayout.MAX_CHUNKS - 1));
    }

    private static void encode(Message.Get get, FieldWriter out) {
        shift(out.id(get.root()), get.chunkShift())
                .u32("chunk", get.chunk(), ChunkLayout.MAX_CHUNKS - 1)
                .u32("offset", get.offset(), 1 << ChunkLayout.MAX_SHIFT)
                .u32("length", get.length(), 1 << ChunkLayout.MAX_SHIFT);
    }

    private static void encode(Message.Listing listing, FieldWriter out) {
        out.u8("count", listing.entries().size(), Limits.MAX_LISTING);
        for (ListedContent entry : listing.entries()) {
            out.text("name", entry.name(), Limits.MAX_LISTED_NAME)
                    .u8("folder", entry.folder() ? 1 : 0, 1)
                    .u64("size", entry.size())
                    .id(entry.id());
        }
        cursor(out, listing.cursor());
    }

    private static FieldWriter shift(FieldWriter out, int chunkShift) {
        return out.u8("chunkShift", chunkShift, ChunkLayout.MAX_SHIFT);
    }

    private static FieldWriter cursor(FieldWriter out, String cursor) {
        return out.text("cursor", cursor, Limits.MAX_CURSOR);
    }

    private static void payload(FieldWriter out, Payload payload) {
        out.bytes(payload.array(), payload.offset(), payload.length());
    }
}
