package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.HashingOutputStream;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.manifest.ManifestWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The encoded manifests of shared folders as files named by their content ID. Thread-safe.
 *
 * <p>One is durable before its name is told to anybody. Of what an earlier run left, or somebody changed meanwhile, none
 * is believed before it was hashed once: one that is torn is as good as none, and is written anew.
 */
final class ManifestFiles {

    private static final String ENDING = ".cbor";

    private static final Set<OpenOption> NEW =
            Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);

    private final Path directory;

    /** What this run wrote or hashed. */
    private final Set<ContentId> sound = ConcurrentHashMap.newKeySet();

    ManifestFiles(Path directory) {
        this.directory = directory;
    }

    Path pathOf(ContentId id) {
        return directory.resolve(id.toHex() + ENDING);
    }

    /**
     * Writes the manifest of a folder from the index, entry by entry.
     *
     * @return its content ID, or empty when it would break a limit of manifests
     * @throws ShareException if the index cannot be read or the file not be written; with CHANGED when an entry was
     *     withheld meanwhile, or became a folder while the share was looked through. An entry that is in no manifest is
     *     damage of the index
     */
    Optional<ContentId> write(EntryTable entries, long share) throws ShareException {
        long count = entries.count(share);
        if (count > ManifestLimits.MAX_ENTRIES) {
            return Optional.empty();
        }
        Path draft = directory.resolve("share-" + share + ".draft");
        try {
            Optional<ContentId> id = write(draft, entries, share, (int) count);
            if (id.isEmpty() || Files.size(draft) > ManifestLimits.MAX_MANIFEST) {
                Files.delete(draft);
                return Optional.empty();
            }
            Files.move(draft, pathOf(id.get()), StandardCopyOption.REPLACE_EXISTING);
            forceNames();
            sound.add(id.get());
            return id;
        } catch (ShareException e) {
            throw e;
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "manifest file", e);
        }
    }

    private static Optional<ContentId> write(Path draft, EntryTable entries, long share, int count)
            throws IOException {
        try (FileChannel channel = FileChannel.open(draft, NEW);
                OutputStream file = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            ManifestWriter writer = new ManifestWriter(file, true, count);
            AtomicBoolean full = new AtomicBoolean();
            entries.visit(
                    share,
                    entry -> {
                        if (!full.get()) {
                            full.set(!add(writer, entry));
                        }
                    });
            if (full.get()) {
                return Optional.empty();
            }
            ContentId id = finish(writer);
            file.flush();
            channel.force(true);
            return Optional.of(id);
        }
    }

    /** Makes a new name survive a loss of power; Windows has no such call and needs none. */
    private void forceNames() throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** Adds an entry; false when there is no room for it. Nobody indexed what is refused for anything else. */
    private static boolean add(ManifestWriter writer, ManifestEntry entry)
            throws IOException, SQLException {
        try {
            writer.add(entry);
            return true;
        } catch (ManifestException refused) {
            if (refused.isTooLarge()) {
                return false;
            }
            if (refused.isMisplaced()) {
                // One pass may have met both what was there and what took its place; the next one
                // is over everything and puts that right, also if it is damage.
                throw new ShareException(
                        ShareException.Reason.CHANGED, "an entry below another", refused);
            }
            throw StoredRow.damage(refused);
        }
    }

    private static ContentId finish(ManifestWriter writer) throws IOException {
        try {
            return writer.finish();
        } catch (ManifestException fewer) {
            // Serving withholds what it finds changed, also after the entries were counted.
            throw new ShareException(
                    ShareException.Reason.CHANGED, "an entry was withheld meanwhile", fewer);
        }
    }

    /**
     * Length of the manifest of a content ID in bytes, if it is there and is what its name says; hashes it the first time
     * that it is asked for.
     */
    Optional<Long> length(ContentId id) throws ShareException {
        Path file = pathOf(id);
        try {
            long length = Files.size(file);
            return isSound(id, file) ? Optional.of(length) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "manifest file", e);
        }
    }

    private boolean isSound(ContentId id, Path file) throws IOException {
        if (!sound.contains(id) && id.equals(contentIdOf(file))) {
            sound.add(id);
        }
        return sound.contains(id);
    }

    private static ContentId contentIdOf(Path file) throws IOException {
        try (HashingOutputStream hashing =
                new HashingOutputStream(OutputStream.nullOutputStream())) {
            Files.copy(file, hashing);
            return ContentId.of(hashing.digest());
        }
    }

    /** Deletes the manifest of a content ID; it may be gone already. */
    void delete(ContentId id) throws IOException {
        sound.remove(id);
        Files.deleteIfExists(pathOf(id));
    }

    /** Makes the folder and deletes what no share refers to. */
    void prepare(ShareTable shares) throws IOException {
        Files.createDirectories(directory);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (!isReferenced(file.getFileName().toString(), shares)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isReferenced(String name, ShareTable shares) throws ShareException {
        if (!name.endsWith(ENDING)) {
            return false;
        }
        Optional<ContentId> id =
                ContentId.parse(name.substring(0, name.length() - ENDING.length()));
        return id.isPresent() && shares.isReferenced(id.get());
    }
}
