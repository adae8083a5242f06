package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.manifest.ManifestWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The encoded manifests of shared folders as files named by their content ID. Thread-safe. */
final class ManifestFiles {

    private static final String ENDING = ".cbor";

    private final Path directory;

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
     * @throws ShareException if the index cannot be read or the file not be written
     */
    Optional<ContentId> write(EntryTable entries, long share) throws ShareException {
        long count = entries.count(share);
        if (count > ManifestLimits.MAX_ENTRIES) {
            return Optional.empty();
        }
        Path draft = directory.resolve("share-" + share + ".draft");
        try {
            Optional<ContentId> id = Optional.of(write(draft, entries, share, (int) count));
            if (Files.size(draft) > ManifestLimits.MAX_MANIFEST) {
                Files.delete(draft);
                return Optional.empty();
            }
            Files.move(draft, pathOf(id.get()), StandardCopyOption.REPLACE_EXISTING);
            return id;
        } catch (ManifestException e) {
            return Optional.empty();
        } catch (ShareException e) {
            throw e;
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "manifest file", e);
        }
    }

    private static ContentId write(Path draft, EntryTable entries, long share, int count)
            throws IOException, ManifestException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(draft))) {
            ManifestWriter writer = new ManifestWriter(file, true, count);
            Refusal refusal = new Refusal();
            entries.visit(
                    share,
                    entry -> {
                        if (refusal.cause.isEmpty()) {
                            refusal.cause = add(writer, entry);
                        }
                    });
            if (refusal.cause.isPresent()) {
                throw refusal.cause.get();
            }
            return writer.finish();
        }
    }

    private static Optional<ManifestException> add(ManifestWriter writer, ManifestEntry entry)
            throws IOException {
        try {
            writer.add(entry);
            return Optional.empty();
        } catch (ManifestException e) {
            return Optional.of(e);
        }
    }

    /** Length of the manifest of a content ID in bytes, if it is there. */
    Optional<Long> length(ContentId id) throws ShareException {
        try {
            return Optional.of(Files.size(pathOf(id)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "manifest file", e);
        }
    }

    /** Deletes the manifest of a content ID; it may be gone already. */
    void delete(ContentId id) throws IOException {
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

    /** What stopped the writing of a manifest, if anything did. */
    private static final class Refusal {
        private Optional<ManifestException> cause = Optional.empty();
    }
}
