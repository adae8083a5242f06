package io.godwit.core.node;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.share.Library;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/** The public part of a library. Thread-safe; each walk over it is for one thread. */
final class PublicEntries implements Iterable<AnnouncedContent> {
    private static final int PAGE = 1_000;

    private final Optional<Library> library;
    private final int page;

    PublicEntries(Optional<Library> library) {
        this(library, PAGE);
    }

    /**
     * With pages of another length.
     *
     * @param page entries that are read at once, from 1
     */
    PublicEntries(Optional<Library> library, int page) {
        this.library = library;
        this.page = page;
    }

    /** Changes with what {@link #iterator} walks over; only grows. */
    long revision() {
        return library.map(Library::revision).orElse(0L);
    }

    @Override
    public Iterator<AnnouncedContent> iterator() {
        return library.<Iterator<AnnouncedContent>>map(open -> new PublicWalk(open, page))
                .orElseGet(Collections::emptyIterator);
    }
}
