package io.godwit.core.storage;

import io.godwit.core.storage.DiskFolder.Access;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * Moves finished data to its final name, or to {@code name (1).ext} and so on when that is taken, as browsers do.
 *
 * <p>A move replaces silently, so the name is reserved first by making an empty file or folder, which fails when the
 * name is taken. The move then replaces our own placeholder.
 */
final class FinalName {

    private static final int MAX_COPIES = 10_000;

    /** Coarsest file time there is: FAT counts in two seconds. */
    private static final long CLOCK_STEP_MILLIS = 2_000;

    private final StagingFolder staging;
    private final Intention intention;
    private final List<String> data;
    private final String wanted;
    private final boolean folder;

    /**
     * A final name.
     *
     * @param data where the data is in the staging folder
     * @param wanted the local name that it should have
     * @param folder whether the data is a folder
     */
    FinalName(StagingFolder staging, List<String> data, String wanted, boolean folder) {
        this.staging = staging;
        this.intention = new Intention(staging);
        this.data = data;
        this.wanted = wanted;
        this.folder = folder;
    }

    /** The local name that it should have. */
    String wanted() {
        return wanted;
    }

    /** Moves the data; returns the name it got, which {@link #settle} makes durable. */
    String take() throws IOException {
        for (int copy = 0; copy < MAX_COPIES; copy++) {
            String name =
                    copy == 0
                            ? wanted
                            : SafeNames.withSuffix(wanted, " (" + copy + ")", SafeNames.MAX_BYTES);
            if (staging.parent().find(List.of(name)).isEmpty() && takenAs(name)) {
                return name;
            }
        }
        throw new StorageException(Reason.IN_THE_WAY, "too many files have this name already");
    }

    /** Forces both sides of a move, of this run or an earlier one, before the note that explains them goes. */
    void settle() throws IOException {
        staging.parent().force(List.of());
        staging.folder().force(List.of());
    }

    private boolean takenAs(String name) throws IOException {
        Optional<Object> placeholder = Optional.empty();
        try {
            intention.note(name);
            placeholder = reserve(name);
            if (placeholder.isEmpty() || !isOurPlaceholder(name, placeholder.get())) {
                return false;
            }
            staging.folder().move(data, staging.parent(), List.of(name));
            return true;
        } catch (DirectoryNotEmptyException e) {
            // Somebody put something into our placeholder; it is theirs now.
            return false;
        } catch (IOException e) {
            withdraw(name, placeholder, e);
            throw e;
        }
    }

    /** Makes a placeholder; empty when the name is taken. */
    private Optional<Object> reserve(String name) throws IOException {
        List<String> path = List.of(name);
        try {
            if (folder) {
                staging.parent().createFolder(path, Access.USUAL);
            } else {
                staging.parent().create(path, Access.USUAL).close();
            }
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
        DiskEntry made =
                staging.parent().find(path).orElseThrow(() -> new NoSuchFileException(name));
        return Optional.of(made.key());
    }

    private boolean isOurPlaceholder(String name, Object key) throws IOException {
        Optional<DiskEntry> found = staging.parent().find(List.of(name));
        return found.filter(entry -> entry.key().equals(key)).filter(this::isEmpty).isPresent();
    }

    private boolean isEmpty(DiskEntry entry) {
        return folder ? entry.isFolder() : entry.isFile() && entry.size() == 0;
    }

    /**
     * Takes back the placeholder and the note of it: the next run would take anything empty for ours that a person has
     * under that name by then.
     */
    private void withdraw(String name, Optional<Object> placeholder, IOException failure) {
        try {
            if (placeholder.isPresent() && isOurPlaceholder(name, placeholder.get())) {
                delete(name);
            }
            boolean cleared =
                    placeholder.isPresent() || staging.parent().find(List.of(name)).isEmpty();
            // Where the data was moved in spite of the failure, the note tells the next run so.
            if (cleared && staging.folder().find(data).isPresent()) {
                // First, or a power cut could leave a placeholder that nothing explains.
                staging.parent().force(List.of());
                intention.forget();
                staging.folder().force(List.of());
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void delete(String name) throws IOException {
        try {
            if (folder) {
                staging.parent().deleteFolder(List.of(name));
            } else {
                staging.parent().deleteFile(List.of(name));
            }
        } catch (DirectoryNotEmptyException e) {
            // Somebody put something into our placeholder; it is theirs now.
            return;
        }
    }

    /**
     * Cleans up after a run that ended while it published.
     *
     * @param size length that a finished file has
     * @return the name when the data had been moved already
     */
    Optional<String> recover(long size) throws IOException {
        Optional<String> noted = intention.noted();
        Optional<DiskEntry> target =
                noted.isPresent() ? staging.parent().find(List.of(noted.get())) : Optional.empty();
        boolean moved = staging.folder().find(data).isEmpty();
        if (noted.isPresent() && target.isPresent()) {
            DiskEntry entry = target.get();
            boolean ours = entry.modifiedMillis() >= intention.notedAt() - CLOCK_STEP_MILLIS;
            if (moved && isFinished(entry, size)) {
                return noted;
            }
            if (!moved && ours && isEmpty(entry)) {
                delete(noted.get());
            }
        }
        intention.forget();
        return Optional.empty();
    }

    private boolean isFinished(DiskEntry entry, long size) {
        return folder ? entry.isFolder() : entry.isFile() && entry.size() == size;
    }
}
