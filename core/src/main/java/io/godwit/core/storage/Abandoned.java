package io.godwit.core.storage;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * An unfinished download that nobody works on. Of it is known what its staging folder says; where that does not tell
 * what is ours in it, nothing is deleted.
 */
final class Abandoned {

    private final StagingFolder staging;
    private final ContentId id;

    private Abandoned(StagingFolder staging, ContentId id) {
        this.staging = staging;
        this.id = id;
    }

    /**
     * Deletes what a download has left.
     *
     * @param parent the folder it was to end up in
     * @return whether there was a staging folder
     * @throws StorageException IN_USE if somebody works on it, IN_THE_WAY if the folder is not that of this download,
     *     CORRUPT if it cannot be known what belongs to it
     */
    static boolean discard(DiskFolder parent, ContentId id) throws IOException {
        List<String> name = List.of(StagingFolder.nameFor(id));
        if (parent.find(name).filter(DiskEntry::isFolder).isEmpty()) {
            return false;
        }
        // Closing it again after it was removed does nothing.
        try (StagingFolder staging = StagingFolder.open(parent, id)) {
            new Abandoned(staging, id).discard();
        }
        return true;
    }

    private void discard() throws IOException {
        Optional<JournalHeader> header = header();
        if (header.isPresent() && !header.get().id().equals(id)) {
            throw new StorageException(
                    Reason.IN_THE_WAY, "the staging folder is that of another download");
        }
        boolean tree = staging.folder().find(StagingFolder.TREE).isPresent();
        Discard discard = tree ? ofTree(header) : ofFile();
        placeholder(tree);
        discard.run();
    }

    private Discard ofFile() {
        return new Discard(staging, DataPlace.ofFile(staging.folder()), 1, List.of());
    }

    private Discard ofTree(Optional<JournalHeader> header) throws IOException {
        Manifest manifest =
                new KeptManifest(staging)
                        .read(id)
                        .orElseThrow(() ->
                                new StorageException(
                                        Reason.CORRUPT, "what is in the folder is not known"));
        LocalTree tree = LocalTree.of(manifest, new SafeNames(staging.parent()::canName));
        int layout = JournalHeader.layoutSum(manifest.files(), tree.files());
        if (header.isPresent() && header.get().layout() != layout) {
            throw new StorageException(
                    Reason.CORRUPT, "its files were named by another version or locale");
        }
        return new Discard(
                staging,
                DataPlace.ofTree(staging.folder(), tree.files()),
                tree.files().size(),
                tree.emptyFolders());
    }

    /** What an end while it was being published has left; what was published already stays. */
    private void placeholder(boolean tree) throws IOException {
        List<String> data = tree ? StagingFolder.TREE : StagingFolder.PART;
        var _ = new FinalName(staging, data, "", tree).recover(-1);
    }

    /** Empty when there is none or it is damaged. */
    private Optional<JournalHeader> header() throws IOException {
        try (DiskFile journal = staging.folder().open(StagingFolder.JOURNAL)) {
            return JournalReader.open(journal).map(JournalReader::header);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
