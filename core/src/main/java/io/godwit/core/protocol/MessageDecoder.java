package io.godwit.core.protocol;

import static io.godwit.core.protocol.FieldReader.inRange;
import static io.godwit.core.protocol.FieldReader.malformed;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import java.util.ArrayList;
import java.util.List;

/** The layouts of PROTOCOL.md, "Messages", in the direction from bytes to records. */
final class MessageDecoder {

    /** Bytes of one hash in a chunk layer. */
    static final int HASH = ContentId.BYTES;

    /** Bytes of a META before its page. */
    static final int META_PREFIX = 2 * Long.BYTES;

    private final int stream;
    private final FieldReader in;

    private MessageDecoder(int stream, FieldReader in) {
        this.stream = stream;
        this.in = in;
    }

    /** Decodes; a CHUNK or META takes the payload over, for all others it is still the caller's. */
    static Message decode(MessageKind kind, int stream, Payload payload) throws ProtocolException {
        if (stream == 0 && kind != MessageKind.PING && kind != MessageKind.PONG) {
            throw malformed("stream", "0 is the session itself");
        }
        var in = new FieldReader(payload.array(), payload.offset(), payload.length());
        var decoder = new MessageDecoder(stream, in);
        return switch (kind) {
            case CHUNK -> decoder.chunk(payload);
            case META -> decoder.meta(payload);
            default -> decoder.whole(kind);
        };
    }

    private Message whole(MessageKind kind) throws ProtocolException {
        Message message =
                switch (kind) {
                    case PING -> new Message.Ping(stream);
                    case PONG -> new Message.Pong(stream);
                    case CANCEL -> new Message.Cancel(stream);
                    case GET_MANIFEST -> getManifest();
                    case GET_LAYER -> getLayer();
                    case GET_HAVE -> new Message.GetHave(stream, in.id("root"), shift());
                    case HAVE -> have();
                    case HAVE_MORE -> haveMore();
                    case GET -> get();
                    case REJECT -> reject();
                    case LIST -> new Message.ListShares(stream, cursor(), limit());
                    case SEARCH -> search();
                    case LISTING -> listing();
                    case CHUNK, META ->
                            throw new IllegalArgumentException("holds a payload: " + kind);
                };
        in.end();
        return message;
    }

    private Message chunk(Payload payload) throws ProtocolException {
        int offset = in.u32("offset", 0, (1 << ChunkLayout.MAX_SHIFT) - 1);
        inRange("data", in.remaining(), 1, (1 << ChunkLayout.MAX_SHIFT) - offset);
        return new Message.Chunk(stream, offset, new PayloadTail(payload, Limits.CHUNK_PREFIX));
    }

    private Message meta(Payload payload) throws ProtocolException {
        long total = in.u64("total", 0, Limits.MAX_META);
        long offset = in.u64("offset", 0, total);
        inRange("page", in.remaining(), 0, Math.min(Limits.MAX_PAGE, total - offset));
        return new Message.Meta(stream, total, offset, new PayloadTail(payload, META_PREFIX));
    }

    private Message getManifest() throws ProtocolException {
        return new Message.GetManifest(
                stream,
                in.id("id"),
                in.u64("offset", 0, Limits.MAX_META),
                in.u32("length", 1, Limits.MAX_PAGE));
    }

    private Message getLayer() throws ProtocolException {
        ContentId root = in.id("root");
        int shift = shift();
        long offset = in.u64("offset", 0, (long) HASH * ChunkLayout.MAX_CHUNKS);
        int length = in.u32("length", HASH, Limits.MAX_PAGE);
        if (offset % HASH != 0) {
            throw malformed("offset", "not a multiple of 32");
        }
        if (length % HASH != 0) {
            throw malformed("length", "not a multiple of 32");
        }
        return new Message.GetLayer(stream, root, shift, offset, length);
    }

    private Message have() throws ProtocolException {
        int size = in.u32("chunks", 0, ChunkLayout.MAX_CHUNKS);
        byte[] bits = in.bytes("bitmap", (size + 7) / 8);
        int spare = bits.length * 8 - size;
        if (spare > 0 && (bits[bits.length - 1] & ((1 << spare) - 1)) != 0) {
            throw malformed("bitmap", "spare bit set");
        }
        return new Message.Have(stream, Bitfield.fromBytes(size, bits));
    }

    private Message haveMore() throws ProtocolException {
        int count = in.u16("count", 1, Limits.MAX_HAVE_MORE);
        List<Integer> chunks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            chunks.add(chunkIndex());
        }
        return new Message.HaveMore(stream, List.copyOf(chunks));
    }

    private Message get() throws ProtocolException {
        ContentId root = in.id("root");
        int shift = shift();
        int chunk = chunkIndex();
        int offset = in.u32("offset", 0, (1 << shift) - 1);
        int length = in.u32("length", 1, (1 << shift) - offset);
        return new Message.Get(stream, root, shift, chunk, offset, length);
    }

    private Message reject() throws ProtocolException {
        int wire = in.u8("code", 0, 255);
        for (RejectCode code : RejectCode.values()) {
            if (code.wire() == wire) {
                return new Message.Reject(stream, code);
            }
        }
        throw malformed("code", "unknown: " + wire);
    }

    private Message search() throws ProtocolException {
        return new Message.Search(stream, in.text("query", 1, Limits.MAX_QUERY), cursor(), limit());
    }

    private Message listing() throws ProtocolException {
        int count = in.u8("count", 0, Limits.MAX_LISTING);
        List<ListedContent> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(
                    new ListedContent(
                            in.text("name", 1, Limits.MAX_LISTED_NAME),
                            in.u8("folder", 0, 1) == 1,
                            in.u64("size", 0, Long.MAX_VALUE),
                            in.id("id")));
        }
        return new Message.Listing(stream, List.copyOf(entries), cursor());
    }

    private String cursor() throws ProtocolException {
        return in.text("cursor", 0, Limits.MAX_CURSOR);
    }

    private int limit() throws ProtocolException {
        return in.u8("limit", 1, Limits.MAX_LISTING);
    }

    private int shift() throws ProtocolException {
        return in.u8("chunkShift", ChunkLayout.MIN_SHIFT, ChunkLayout.MAX_SHIFT);
    }

    private int chunkIndex() throws ProtocolException {
        return in.u32("chunk", 0, ChunkLayout.MAX_CHUNKS - 1);
    }
}
