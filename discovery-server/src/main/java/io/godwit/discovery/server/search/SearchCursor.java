package io.godwit.discovery.server.search;

import io.godwit.core.content.ContentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * A hit's place in the order of hits: the better rank, then the more sources, then the alphabet, then the content.
 *
 * <p>The last place of a page is the cursor of the next one, so that pages stay apart while peers come and go.
 *
 * @param rank 0 for the name itself, 1 for its start, 2 for all words
 * @param sources number of sources when the page was made
 * @param key beginning of the name's key
 * @param id the content
 * @param size its claimed size
 */
public record SearchCursor(int rank, int sources, String key, ContentId id, long size)
        implements Comparable<SearchCursor> {

    private static final int KEY_CHARS = 64;
    private static final int FIXED_BYTES = 1 + Integer.BYTES + Long.BYTES + ContentId.BYTES;
    private static final Comparator<SearchCursor> BEST_FIRST =
            Comparator.comparingInt(SearchCursor::rank)
                    .thenComparing(Comparator.comparingInt(SearchCursor::sources).reversed())
                    .thenComparing(SearchCursor::key)
                    .thenComparing(SearchCursor::id, IndexedContent::compareIds)
                    .thenComparingLong(SearchCursor::size);

    static SearchCursor of(int rank, int sources, IndexedName name) {
        String key = name.key;
        if (key.length() > KEY_CHARS) {
            boolean pair = Character.isHighSurrogate(key.charAt(KEY_CHARS - 1));
            key = key.substring(0, pair ? KEY_CHARS - 1 : KEY_CHARS);
        }
        IndexedContent content = name.content;
        return new SearchCursor(rank, sources, key, content.id, content.size);
    }

    /** Best first. */
    @Override
    public int compareTo(SearchCursor other) {
        return BEST_FIRST.compare(this, other);
    }

    /** The text form, for a URL. */
    public String format() {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + text.length);
        bytes.put((byte) rank).putInt(sources).putLong(size).put(id.toBytes()).put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads the text form; empty when it is none, also when it is one that {@link #format} would not have written. */
    public static Optional<SearchCursor> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length < FIXED_BYTES || bytes.length > FIXED_BYTES + 4 * KEY_CHARS) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int rank = in.get();
        int sources = in.getInt();
        long size = in.getLong();
        ContentId id = ContentId.at(bytes, in.position());
        String key =
                new String(bytes, FIXED_BYTES, bytes.length - FIXED_BYTES, StandardCharsets.UTF_8);
        SearchCursor cursor = new SearchCursor(rank, sources, key, id, size);
        // What is not UTF-8 would otherwise grow to three
        // times its length, and be refused when it comes back.
        boolean written = key.length() <= KEY_CHARS && cursor.format().equals(text);
        return written ? Optional.of(cursor) : Optional.empty();
    }
}
