package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.share.EntryTable.Change;
import io.godwit.core.share.EntryTable.Known;
import io.godwit.core.share.ShareEvent.SkipReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One pass over a share that brings the index up to date: hashes what is new or changed, forgets what is gone. What is
 * only out of reach, as on a medium that fails now and then, stays as it is known. Used once, by one thread. Of each
 * file that is there it keeps one bit.
 */
final class ShareScan implements ShareWalk.Finds {

    /** Asked before anything is forgotten because it was not seen. */
    interface Presence {
        /** Throws when what was not seen may only be out of reach. */
        void require() throws IOException;
    }

    private static final int DELETE_BATCH = 1_000;

    private final Scanning scanning;
    private final long share;
    private final Path top;
    private final Presence presence;
    private final ScanReport report;
    private final ChangeBatch batch;
    private final HashQueue hashing;
    private final BitSet seen = new BitSet();
    private final FolderHandles folders = new FolderHandles();

    /** Whether the index knows nothing of the share yet, so that it need not be asked about each file. */
    private boolean fresh;

    /**
     * A pass.
     *
     * @param scanning what all passes of the share use
     * @param firstChange called before the first change is written
     * @param presence asked before anything is forgotten
     */
    ShareScan(Scanning scanning, ChangeBatch.FirstChange firstChange, Presence presence) {
        this.scanning = scanning;
        this.presence = presence;
        this.share = scanning.share();
        this.top = scanning.top();
        this.report = new ScanReport(scanning.path(), scanning.events());
        this.batch =
                new ChangeBatch(
                        scanning.entries(),
                        share,
                        id -> seen.set(Math.toIntExact(id)),
                        firstChange);
        this.hashing =
                new HashQueue(
                        new FileHasher(
                                new LinkFreeOpener(folders),
                                scanning.lanes(),
                                report::hashed,
                                scanning.stopped()),
                        scanning.lanes(),
                        scanning.lanes().getMaximumPoolSize());
    }

    /**
     * Runs the pass over the whole share.
     *
     * @return whether the index changed
     * @throws IOException if the top cannot be read, is no longer what it was, or the index cannot be written
     */
    boolean everything() throws IOException, InterruptedException {
        try (folders) {
            walkEverything();
            finish(List.of());
        } finally {
            scanning.offers().ended(share);
        }
        return batch.hasChanged();
    }

    private void walkEverything() throws IOException {
        fresh = scanning.entries().isEmpty(share);
        if (scanning.folder()) {
            walk(top, List.of());
        } else {
            Path file = scanning.path().getFileName();
            BasicFileAttributes attributes = attributes(scanning.path());
            if (attributes.isRegularFile()) {
                file(List.of(ManifestNames.of(file).orElseThrow()), file, attributes);
            }
        }
    }

    /**
     * Runs the pass over a part of a shared folder.
     *
     * @param local relative path of what changed, of ASCII names only
     * @return whether the index changed
     * @throws IOException if the top is no longer what it was, or the index cannot be written
     */
    boolean below(Path local) throws IOException, InterruptedException {
        try (folders) {
            rescan(local);
        }
        return batch.hasChanged();
    }

    private void rescan(Path local) throws IOException, InterruptedException {
        List<String> scope = new ArrayList<>();
        local.forEach(part -> scope.add(part.toString()));
        List<String> parent = List.copyOf(scope.subList(0, scope.size() - 1));
        Path start = top.resolve(local);
        if (isThere(start, scope)) {
            walk(start, parent);
        }
        finish(List.copyOf(scope));
        Path around = local.getParent();
        if (around != null) {
            reconcileFolder(parent, around);
        }
    }

    /** Whether something is at a place; what cannot be looked at is kept, and not walked. */
    private boolean isThere(Path start, List<String> path) throws ShareException {
        try {
            attributes(start);
            return true;
        } catch (IOException e) {
            if (!Absence.isCertain(top, start, e)) {
                unreadable(path, start);
            }
            return false;
        }
    }

    private void walk(Path start, List<String> parent) throws IOException {
        new ShareWalk(top, scanning.excluded(), this).from(start, parent);
    }

    private void finish(List<String> scope) throws IOException, InterruptedException {
        while (hashing.isBusy()) {
            take();
        }
        batch.flush();
        List<Long> gone = new ArrayList<>();
        scanning.entries()
                .ids(
                        share,
                        scope,
                        id -> {
                            if (!seen.get(Math.toIntExact(id))) {
                                gone.add(id);
                            }
                        });
        if (!gone.isEmpty()) {
            presence.require();
        }
        for (int i = 0; i < gone.size(); i += DELETE_BATCH) {
            batch.delete(gone.subList(i, Math.min(gone.size(), i + DELETE_BATCH)));
        }
        report.end();
    }

    /** After a pass over something in a folder: the folder is an entry of its own if and only if it is empty. */
    private void reconcileFolder(List<String> folder, Path local) throws IOException {
        Optional<Known> entry = scanning.entries().find(share, folder);
        boolean filled = scanning.entries().hasBelow(share, folder);
        boolean there;
        try {
            there = attributes(top.resolve(local)).isDirectory();
        } catch (IOException e) {
            if (!Absence.isCertain(top, top.resolve(local), e)) {
                return;
            }
            there = false;
        }
        boolean empty = there && !filled;
        if (empty && entry.isEmpty()) {
            batch.add(new Change(0, folder, spelled(local), null));
            batch.flush();
        } else if (!empty && entry.isPresent() && entry.get().folder()) {
            batch.delete(List.of(entry.get().id()));
        }
    }

    @Override
    public void folder(Path folder) {
        scanning.watch().accept(folder);
    }

    @Override
    public void file(List<String> path, Path local, BasicFileAttributes attributes)
            throws IOException {
        requireRunning();
        report.file();
        Optional<Known> known = known(path);
        boolean current;
        try {
            current = known.isPresent() && isCurrent(known.get(), local, attributes);
        } catch (IOException e) {
            if (!Absence.isCertain(top, top.resolve(local), e)) {
                unreadable(path, top.resolve(local));
            }
            return;
        }
        if (current) {
            seen.set(Math.toIntExact(known.orElseThrow().id()));
        } else if (!ChunkLayout.forSize(attributes.size()).isTransferable()) {
            skipped(top.resolve(local), SkipReason.TOO_LARGE);
        } else {
            hash(known.map(Known::id).orElse(0L), path, local, attributes.size());
        }
    }

    private Optional<Known> known(List<String> path) throws ShareException {
        return fresh ? Optional.empty() : scanning.entries().find(share, path);
    }

    private boolean isCurrent(Known known, Path local, BasicFileAttributes attributes)
            throws IOException {
        return !known.stale()
                && !known.folder()
                && known.local().equals(spelled(local))
                && known.stamp().equals(FileStamp.of(attributes))
                && known.executable() == FileHasher.isExecutable(top.resolve(local));
    }

    private void hash(long id, List<String> path, Path local, long size) throws IOException {
        try {
            while (hashing.isFull()) {
                take();
            }
            var change = new Change(id, path, spelled(local), null);
            hashing.submit(top, local, change, size, listener(id));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShareException(ShareException.Reason.CLOSED, "interrupted", e);
        }
    }

    /** A file that is shared alone and was never indexed is offered while it is hashed. */
    private HashingListener listener(long id) {
        return scanning.folder() || id != 0
                ? HashingListener.NONE
                : scanning.offers().follow(share);
    }

    private void take() throws IOException, InterruptedException {
        HashQueue.Result result = hashing.take();
        requireRunning();
        if (result.failure().isPresent()) {
            // What was known of it is not true any more, or it would not have been read.
            skipped(top.resolve(result.change().local()), reason(result.failure().get()));
        } else {
            batch.add(result.change());
        }
    }

    private static SkipReason reason(IOException failure) {
        if (failure instanceof ShareException known) {
            return switch (known.reason()) {
                case CHANGED -> SkipReason.CHANGING;
                case NOT_A_FILE -> SkipReason.SPECIAL;
                default -> SkipReason.UNREADABLE;
            };
        }
        return SkipReason.UNREADABLE;
    }

    /** Nothing can lie below what it may have been before, a file or an empty folder. */
    @Override
    public void unfinished(List<String> path, Path folder, boolean filled) throws IOException {
        unreadable(path, folder);
        if (filled && !path.isEmpty()) {
            known(path).ifPresent(row -> seen.clear(Math.toIntExact(row.id())));
        }
    }

    @Override
    public void emptyFolder(List<String> path, Path local) throws IOException {
        Optional<Known> known = known(path);
        if (known.isPresent() && known.get().folder()) {
            seen.set(Math.toIntExact(known.get().id()));
        } else {
            batch.add(new Change(known.map(Known::id).orElse(0L), path, spelled(local), null));
        }
    }

    @Override
    public void skipped(Path file, SkipReason reason) {
        report.skipped(file, reason);
    }

    /** What is known of it stays as it is, as if it had been seen. */
    @Override
    public boolean unreadable(List<String> path, Path file) throws ShareException {
        report.skipped(file, SkipReason.UNREADABLE);
        if (fresh) {
            return false;
        }
        AtomicBoolean known = new AtomicBoolean();
        scanning.entries()
                .ids(
                        share,
                        path,
                        id -> {
                            seen.set(Math.toIntExact(id));
                            known.set(true);
                        });
        return known.get();
    }

    private void requireRunning() throws ShareException {
        if (scanning.stopped().getAsBoolean()) {
            throw new ShareException(ShareException.Reason.CLOSED, "indexing was stopped");
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** A relative path in the form of the index: with slashes on every system. */
    private static String spelled(Path local) {
        List<String> parts = new ArrayList<>();
        local.forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
