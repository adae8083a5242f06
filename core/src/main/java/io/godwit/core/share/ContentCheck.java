package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestEntry.FolderEntry;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.PathGrammar;
import io.godwit.core.share.ShareEvent.SkipReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.LongConsumer;

/**
 * The identifier of a file or folder, computed anew from its bytes, without any library. What sharing would leave out,
 * such as links, is left out here too.
 *
 * @param id root of a file, content ID of a folder
 * @param folder whether it is a folder
 * @param bytes bytes of all files
 * @param files number of files
 */
public record ContentCheck(ContentId id, boolean folder, long bytes, long files) {

    /**
     * Computes it.
     *
     * @param path a file or folder, absolute and without symbolic links in it
     * @param hashed told bytes as they are hashed, from several threads
     * @throws ShareException if it changes meanwhile or cannot be shared at all
     * @throws IOException if it cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    public static ContentCheck of(Path path, LongConsumer hashed)
            throws IOException, InterruptedException {
        try (ThreadPoolExecutor lanes =
                        HashLanes.start(Runtime.getRuntime().availableProcessors());
                FolderHandles folders = new FolderHandles()) {
            FileHasher hasher =
                    new FileHasher(new LinkFreeOpener(folders), lanes, hashed, () -> false);
            return Files.isDirectory(path) ? ofFolder(path, hasher) : ofFile(path, hasher);
        }
    }

    private static ContentCheck ofFile(Path path, FileHasher hasher)
            throws IOException, InterruptedException {
        Path folder = Objects.requireNonNull(path.getParent(), "a file is in a folder");
        IndexedFile file = hasher.hash(folder, path.getFileName(), HashingListener.NONE);
        return new ContentCheck(file.layer().root(), false, file.stamp().size(), 1);
    }

    private static ContentCheck ofFolder(Path top, FileHasher hasher)
            throws IOException, InterruptedException {
        Found found = new Found();
        new ShareWalk(top, Exclusions.of(List.of(), List.of()), found).from(top, List.of());
        List<ManifestEntry> entries = new ArrayList<>(found.folders);
        for (Found.Local file : found.files) {
            IndexedFile indexed = hasher.hash(top, file.local(), HashingListener.NONE);
            entries.add(
                    new FileEntry(
                            file.path(),
                            indexed.stamp().size(),
                            indexed.layer().root(),
                            indexed.executable()));
        }
        entries.sort(Comparator.comparing(ManifestEntry::path, PathGrammar::compare));
        try {
            Manifest manifest = new Manifest(true, entries);
            ContentId id = ManifestCodec.contentId(ManifestCodec.encode(manifest));
            return new ContentCheck(id, true, manifest.total(), manifest.files().size());
        } catch (ManifestException tooLarge) {
            throw new ShareException(
                    ShareException.Reason.NOT_ALLOWED, "the folder has no manifest", tooLarge);
        }
    }

    /** What the walk found that would be shared. */
    private static final class Found implements ShareWalk.Finds {
        private record Local(List<String> path, Path local) {}

        private final List<Local> files = new ArrayList<>();
        private final List<FolderEntry> folders = new ArrayList<>();

        @Override
        public void folder(Path folder) {
            // Folders with something in them follow from the paths of what is in them.
        }

        @Override
        public void file(List<String> path, Path local, BasicFileAttributes attributes) {
            files.add(new Local(path, local));
        }

        @Override
        public void emptyFolder(List<String> path, Path local) {
            folders.add(new FolderEntry(path));
        }

        @Override
        public void skipped(Path file, SkipReason reason) {
            // Not part of the content, exactly as when it is shared.
        }

        /** A library says of each such thing that it leaves it out; an identifier could not. */
        @Override
        public boolean unreadable(List<String> path, Path file) throws ShareException {
            throw new ShareException(
                    ShareException.Reason.UNREADABLE, file.getFileName() + " in it cannot be read");
        }
    }
}
