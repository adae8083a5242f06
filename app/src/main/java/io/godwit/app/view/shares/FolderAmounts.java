package io.godwit.app.view.shares;

import io.godwit.app.fx.Coalescer;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Totals;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much is in the folders of one share. Adding up takes as long as there are files, so it is done for the folders that
 * can be seen, a few at a time, in the background, and remembered until the share has changed. Interface thread only, save
 * {@link #outdate}.
 */
final class FolderAmounts {
    private static final Logger LOG = LoggerFactory.getLogger(FolderAmounts.class);

    /** More than a window shows at once. Who scrolls past more than these is not waited for. */
    private static final int WAITING = 100;

    /** Added up before they are shown together. */
    private static final int BATCH = 8;

    /** Remembered at most, some hundred bytes each. */
    private static final int REMEMBERED = 2_000;

    private final ShareDesk desk;
    private final Executor background;
    private final Executor ui;
    private final Coalescer changed;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final AtomicInteger age = new AtomicInteger();
    private final Map<List<String>, Known> known = new HashMap<>();
    private final SequencedSet<List<String>> wanted = new LinkedHashSet<>();
    private Optional<Path> share = Optional.empty();
    private boolean reading;

    /** What was found, and at which age of the share. */
    private record Known(Totals totals, int age) {}

    FolderAmounts(ShareDesk desk, Executor background, Executor ui) {
        this.desk = desk;
        this.background = background;
        this.ui = ui;
        changed = new Coalescer(ui, this::tell);
    }

    /** Becomes another number whenever it is worth asking again. */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Tells of another share from now on, or of none. */
    void of(Optional<Path> another) {
        if (!share.equals(another)) {
            share = another;
            known.clear();
            wanted.clear();
        }
    }

    /** The share may have changed: what is known is shown until it is known anew. On any thread. */
    void outdate() {
        age.incrementAndGet();
        changed.request();
    }

    /**
     * How much is in a folder, as far as that is known by now; if it is not, it will be.
     *
     * @param folder parts of its path in the share
     */
    Optional<Totals> in(List<String> folder) {
        Optional<Known> found = Optional.ofNullable(known.get(folder));
        if (found.filter(one -> one.age() == age.get()).isEmpty()) {
            wanted.addLast(folder);
            if (wanted.size() > WAITING) {
                wanted.removeFirst();
            }
            read();
        }
        return found.map(Known::totals);
    }

    private void read() {
        if (reading || share.isEmpty() || wanted.isEmpty()) {
            return;
        }
        reading = true;
        Path from = share.get();
        int now = age.get();
        List<List<String>> batch = wanted.stream().limit(BATCH).toList();
        background.execute(() -> read(from, batch, now));
    }

    private void read(Path from, List<List<String>> batch, int now) {
        Map<List<String>, Known> found = new HashMap<>();
        try {
            for (List<String> folder : batch) {
                found.put(folder, new Known(desk.totals(from, folder), now));
            }
            ui.execute(() -> end(from, found));
        } catch (ShareException off) {
            ui.execute(() -> giveUp(from, now));
        } catch (RuntimeException | Error fault) {
            // Otherwise it would be reading for ever.
            LOG.error("adding up what is in a folder failed", fault);
            ui.execute(() -> giveUp(from, now));
        }
    }

    private void end(Path from, Map<List<String>, Known> found) {
        reading = false;
        if (isOf(from)) {
            if (known.size() > REMEMBERED) {
                known.clear();
            }
            known.putAll(found);
            wanted.removeAll(found.keySet());
            changed.request();
        }
        read();
    }

    /** Without a library there is nothing to add up until the next change, which may have come already. */
    private void giveUp(Path from, int then) {
        reading = false;
        if (isOf(from) && age.get() == then) {
            wanted.clear();
        }
        read();
    }

    private boolean isOf(Path from) {
        return share.filter(from::equals).isPresent();
    }

    private void tell() {
        changes.set(changes.get() + 1);
    }
}
