package io.godwit.core.node;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.share.Library;
import io.godwit.core.share.LibraryEntry;
import io.godwit.core.share.LibraryPage;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * One walk over the public part of a library, a page at a time, with a cursor of its own. Fails with
 * {@link UncheckedIOException} when the library cannot be read: ending there would pass a part of it for all. Used by
 * one thread.
 */
final class PublicWalk implements Iterator<AnnouncedContent> {
    private static final Set<Visibility> PUBLIC = EnumSet.of(Visibility.PUBLIC);

    private final Library library;
    private final int page;
    private final Deque<AnnouncedContent> ahead = new ArrayDeque<>();
    private String cursor = "";
    private boolean atEnd;

    /**
     * Nothing is read yet.
     *
     * @param page entries that are read at once, from 1
     */
    PublicWalk(Library library, int page) {
        this.library = library;
        this.page = page;
    }

    @Override
    public boolean hasNext() {
        while (ahead.isEmpty() && !atEnd) {
            read();
        }
        return !ahead.isEmpty();
    }

    @Override
    public AnnouncedContent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ahead.remove();
    }

    private void read() {
        try {
            LibraryPage found = library.entries(PUBLIC, cursor, page);
            found.entries().stream().map(PublicWalk::announced).forEach(ahead::add);
            cursor = found.cursor();
            atEnd = cursor.isEmpty();
        } catch (ShareException failed) {
            throw new UncheckedIOException("the library cannot be announced", failed);
        }
    }

    private static AnnouncedContent announced(LibraryEntry entry) {
        return new AnnouncedContent(entry.name(), entry.folder(), entry.size(), entry.id());
    }
}
