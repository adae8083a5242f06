package io.godwit.core.storage;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.storage.DiskFolder.Access;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * Chunk layers in the staging folder, one file each, named by file number. They prove themselves against the root when
 * read, so they are never forced: a torn one is as good as none.
 */
final class LayerFiles {

    private final DiskFolder staging;
    private final ChunkMap chunks;
    private final ToldHashes told;

    LayerFiles(DiskFolder staging, ChunkMap chunks) {
        this.staging = staging;
        this.chunks = chunks;
        this.told = new ToldHashes(staging, chunks);
    }

    static boolean isName(String name) {
        return name.length() <= 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What there is of a layer that no root proves yet. */
    ToldHashes told() {
        return told;
    }

    Optional<ChunkLayer> layer(int file) throws IOException {
        FileEntry entry = chunks.file(file);
        return chunks.chunks(file) <= 1 ? Optional.of(implicit(entry)) : read(file, entry);
    }

    /** The layer that a file of at most one chunk has by its root alone. */
    static ChunkLayer implicit(FileEntry file) throws StorageException {
        try {
            return ChunkLayer.implicit(file.root(), ChunkLayout.forSize(file.size()));
        } catch (ManifestException e) {
            throw new StorageException(Reason.CORRUPT, "the manifest contradicts itself", e);
        }
    }

    private Optional<ChunkLayer> read(int file, FileEntry entry) throws IOException {
        ChunkLayout layout = chunks.layout(file);
        byte[] packed = new byte[ChunkLayer.packedLength(layout)];
        try (DiskFile stored = staging.open(path(file))) {
            if (stored.size() != packed.length
                    || stored.read(ByteBuffer.wrap(packed), 0) != packed.length) {
                return Optional.empty();
            }
            return Optional.of(ChunkLayer.verified(entry.root(), layout, packed));
        } catch (NoSuchFileException | ManifestException e) {
            return Optional.empty();
        }
    }

    void keep(int file, ChunkLayer layer) throws IOException {
        requireLayerOf(chunks.file(file), layer);
        if (chunks.chunks(file) <= 1) {
            return;
        }
        try {
            staging.createFolder(StagingFolder.LAYERS, Access.OWNER);
        } catch (FileAlreadyExistsException e) {
            removeOld(file);
        }
        try (DiskFile stored = staging.create(path(file), Access.OWNER)) {
            stored.write(ByteBuffer.wrap(layer.packed()), 0);
        } catch (FileAlreadyExistsException e) {
            // Another thread keeps the same layer at this moment.
            return;
        }
    }

    private void removeOld(int file) throws IOException {
        try {
            staging.deleteFile(path(file));
        } catch (NoSuchFileException e) {
            return;
        }
    }

    static void requireLayerOf(FileEntry file, ChunkLayer layer) {
        if (!layer.root().equals(file.root()) || layer.layout().size() != file.size()) {
            throw new IllegalArgumentException("the layer of another file");
        }
    }

    private static List<String> path(int file) {
        return List.of(StagingFolder.LAYERS.getFirst(), Integer.toString(file));
    }
}
