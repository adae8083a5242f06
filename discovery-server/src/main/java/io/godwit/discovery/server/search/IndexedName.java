package io.godwit.discovery.server.search;

import org.jspecify.annotations.Nullable;

/** One name of one content; guarded by the index's lock. */
final class IndexedName implements Names {

    final IndexedContent content;
    final String text;

    /** Text form of the {@link NameKey}. */
    final String key;

    /** Number of published entries that use it; 0 means it waits to be swept out of the postings. */
    int uses;

    /** The content's next name. */
    @Nullable IndexedName next;

    IndexedName(IndexedContent content, String text, String key) {
        this.content = content;
        this.text = text;
        this.key = key;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public IndexedName name(int index) {
        return this;
    }
}
