package io.godwit.discovery.server.redis;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiLimits;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a peer's shares as one value in Redis: u8 version 1 ‖ u16 count ‖ count × (u8 length of name ‖ name ‖ u8
 * folder ‖ u64 size ‖ root[32]).
 */
final class SharesPartCodec {

    /** Longest encoding. */
    static final int MAX_BYTES =
            3
                    + ApiLimits.ENTRIES_PER_PART
                            * (1 + ApiLimits.ENTRY_NAME_BYTES + 1 + Long.BYTES + ContentId.BYTES);

    private static final int VERSION = 1;

    private SharesPartCodec() {}

    /** Writes entries that were checked. */
    static byte[] encode(List<AnnouncedContent> entries) {
        var bytes = new ByteArrayOutputStream(3 + entries.size() * 64);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeShort(entries.size());
            for (AnnouncedContent entry : entries) {
                byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
                out.writeByte(name.length);
                out.write(name);
                out.writeBoolean(entry.folder());
                out.writeLong(entry.size());
                out.write(entry.id().toBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Reads entries. */
    static List<AnnouncedContent> decode(byte[] bytes) throws RedisException.Malformed {
        if (bytes.length > MAX_BYTES) {
            throw new RedisException.Malformed("shares");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        require(in, 3, "shares");
        require(in.get() == VERSION, "shares version");
        int count = Short.toUnsignedInt(in.getShort());
        require(count <= ApiLimits.ENTRIES_PER_PART, "shares count");
        var entries = new ArrayList<AnnouncedContent>(count);
        for (int i = 0; i < count; i++) {
            entries.add(entry(in));
        }
        require(!in.hasRemaining(), "shares end");
        return entries;
    }

    private static AnnouncedContent entry(ByteBuffer in) throws RedisException.Malformed {
        require(in, 1, "entry name");
        int length = Byte.toUnsignedInt(in.get());
        require(length > 0, "entry name");
        require(in, length + 1 + Long.BYTES + ContentId.BYTES, "entry");
        byte[] utf8 = new byte[length];
        in.get(utf8);
        String name = Field.text("entry name", utf8, ApiLimits.ENTRY_NAME_BYTES);
        byte folder = in.get();
        require(folder == 0 || folder == 1, "entry kind");
        long size = in.getLong();
        require(size >= 0, "entry size");
        byte[] root = new byte[ContentId.BYTES];
        in.get(root);
        return new AnnouncedContent(name, folder == 1, size, ContentId.of(root));
    }

    private static void require(ByteBuffer in, int bytes, String field)
            throws RedisException.Malformed {
        require(in.remaining() >= bytes, field);
    }

    private static void require(boolean holds, String field) throws RedisException.Malformed {
        if (!holds) {
            throw new RedisException.Malformed(field);
        }
    }

    /** Entries of all parts. */
    static int count(List<List<AnnouncedContent>> parts) {
        return parts.stream().mapToInt(List::size).sum();
    }
}
