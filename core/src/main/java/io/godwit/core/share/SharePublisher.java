package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.share.ShareEvent.ShareIndexed;
import io.godwit.core.share.ShareEvent.ShareTooLarge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Turns an index that is up to date into a content ID that others can ask for. Thread-safe. */
final class SharePublisher {

    private final ShareTable shares;
    private final EntryTable entries;
    private final ManifestFiles manifests;
    private final EventSink events;

    /** Held while files and rows that refer to each other change; background threads only. */
    private final ReentrantLock publishing = new ReentrantLock();

    SharePublisher(
            ShareTable shares, EntryTable entries, ManifestFiles manifests, EventSink events) {
        this.shares = shares;
        this.entries = entries;
        this.manifests = manifests;
        this.events = events;
    }

    /**
     * Publishes what the index has of a share.
     *
     * @return false when a shared file could not be indexed and there is nothing to offer
     */
    boolean publish(ShareTable.Row row) throws IOException {
        publishing.lock();
        try {
            Totals totals = entries.totals(row.id());
            Optional<ContentId> content =
                    row.share().folder() ? manifests.write(entries, row.id()) : onlyRoot(row.id());
            if (content.isEmpty() && !row.share().folder()) {
                return false;
            }
            ShareState state = content.isPresent() ? ShareState.READY : ShareState.TOO_LARGE;
            shares.setIndexed(row.id(), state, totals, content.orElse(null));
            drop(row.share().id());
            tell(row, totals, content);
            return true;
        } finally {
            publishing.unlock();
        }
    }

    /**
     * Whether others can have what a share was published as: the database may know of a manifest that a loss of power
     * took, or of one that was given up for a newer.
     */
    boolean isPublished(Share share) throws ShareException {
        return switch (share.state()) {
            case TOO_LARGE -> true;
            case READY -> !share.folder() || isThere(share.id());
            case INDEXING, UPDATING, MISSING -> false;
        };
    }

    private boolean isThere(Optional<ContentId> manifest) throws ShareException {
        return manifest.isPresent() && manifests.length(manifest.get()).isPresent();
    }

    private void tell(ShareTable.Row row, Totals totals, Optional<ContentId> content) {
        events.emit(
                content.isPresent()
                        ? new ShareIndexed(
                                row.share().path(), content.get(), totals.files(), totals.bytes())
                        : new ShareTooLarge(row.share().path(), totals.files()));
    }

    private Optional<ContentId> onlyRoot(long share) throws ShareException {
        List<ContentId> roots = new ArrayList<>();
        entries.visit(
                share,
                entry -> {
                    if (entry instanceof FileEntry file) {
                        roots.add(file.root());
                    }
                });
        return roots.stream().findFirst();
    }

    /** Deletes the manifest of a share that is no longer there. */
    void forget(Share share) throws IOException {
        publishing.lock();
        try {
            drop(share.id());
        } finally {
            publishing.unlock();
        }
    }

    private void drop(Optional<ContentId> old) throws IOException {
        if (old.isPresent() && !shares.isReferenced(old.get())) {
            manifests.delete(old.get());
        }
    }
}
