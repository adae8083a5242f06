package io.godwit.discovery.server.search;

import io.godwit.core.discovery.AnnouncedContent;
import java.util.Collection;

/**
 * What entries take of the heap: as much as they would alone, with no name and no word in common with others. So no
 * choice of names takes more than it is charged for. DISCOVERY.md section 7 tells it to others.
 */
public final class IndexBytes {

    /** What any entry is charged at least; enough for a name of six words. */
    public static final int LEAST = 1_024;

    /** Content, its root and the first of its sources, the name's object, and a node each in two trees. */
    private static final int ENTRY = 232;

    /** A node in the tree of words. */
    private static final int WORD = 40;

    /** A string and its array, with what is lost to alignment. */
    private static final int STRING = 48;

    private static final char LAST_OF_ONE_BYTE = '\u00ff';

    private IndexBytes() {}

    /** Bytes that entries are charged, at least {@value #LEAST} each. */
    public static int of(Collection<AnnouncedContent> entries) {
        return CutEntries.of(entries).bytes();
    }

    static int of(CutEntries.Cut cut) {
        int bytes = ENTRY + string(cut.content().name()) + string(cut.key().text());
        for (String word : cut.words()) {
            bytes += WORD + string(word);
        }
        return Math.max(LEAST, bytes);
    }

    private static int string(String text) {
        boolean narrow = text.chars().allMatch(c -> c <= LAST_OF_ONE_BYTE);
        return STRING + (narrow ? text.length() : 2 * text.length());
    }
}
