package io.godwit.core.node;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.share.Library;
import io.godwit.core.share.LibraryEntry;
import io.godwit.core.share.LibraryPage;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public part of a library by position. The library pages by cursor; as the entries are read from the first to the
 * last, the cursor of the present position is kept and nothing is skipped over twice. Thread-safe.
 */
final class PublicEntries {
    private static final Logger LOG = LoggerFactory.getLogger(PublicEntries.class);
    private static final Set<Visibility> PUBLIC = EnumSet.of(Visibility.PUBLIC);

    private final Optional<Library> library;
    private final ReentrantLock lock = new ReentrantLock();
    private String cursor = "";
    private int position;
    private boolean atEnd;

    PublicEntries(Optional<Library> library) {
        this.library = library;
    }

    /** Changes with what {@link #page} returns; only grows. */
    long revision() {
        return library.map(Library::revision).orElse(0L);
    }

    /**
     * Some entries.
     *
     * @param after number of entries to skip
     * @param limit most entries wanted
     * @return the entries; fewer than the limit only at the end
     */
    List<AnnouncedContent> page(int after, int limit) {
        if (library.isEmpty()) {
            return List.of();
        }
        lock.lock();
        try {
            // A new round sees what came in since the last one, which may have found nothing.
            if (after == 0 || after < position) {
                rewind();
            }
            take(library.get(), after - position);
            return take(library.get(), limit);
        } catch (ShareException failed) {
            LOG.warn("the library cannot be announced: {}", failed.reason());
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Position reached, which is the number of entries once a page came back short. */
    int count() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    private void rewind() {
        cursor = "";
        position = 0;
        atEnd = false;
    }

    private List<AnnouncedContent> take(Library from, int number) throws ShareException {
        List<AnnouncedContent> taken = new ArrayList<>();
        while (taken.size() < number && !atEnd) {
            LibraryPage page = from.entries(PUBLIC, cursor, number - taken.size());
            page.entries().stream().map(PublicEntries::announced).forEach(taken::add);
            cursor = page.cursor();
            atEnd = cursor.isEmpty();
        }
        position += taken.size();
        return taken;
    }

    private static AnnouncedContent announced(LibraryEntry entry) {
        return new AnnouncedContent(entry.name(), entry.folder(), entry.size(), entry.id());
    }
}
