package io.godwit.core.storage;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.storage.DiskFolder.Access;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * The manifest of a folder in its staging folder: so that what was made there can be deleted by its names later, when
 * nobody is asked for the manifest any more. It proves itself by its content ID when read, so it is never forced: a torn
 * one is as good as none.
 */
final class KeptManifest {

    private final StagingFolder staging;

    KeptManifest(StagingFolder staging) {
        this.staging = staging;
    }

    /** Keeps it, if it is not there already. */
    void keep(ContentId id, Manifest manifest) throws IOException {
        if (read(id).isPresent()) {
            return;
        }
        staging.deleteIfThere(StagingFolder.MANIFEST);
        try (DiskFile file = staging.folder().create(StagingFolder.MANIFEST, Access.OWNER)) {
            file.write(ByteBuffer.wrap(ManifestCodec.encode(manifest)), 0);
        }
    }

    /** The manifest of that ID; empty when it is not there or not whole. */
    Optional<Manifest> read(ContentId id) throws IOException {
        try (DiskFile file = staging.folder().open(StagingFolder.MANIFEST)) {
            long size = file.size();
            if (size > ManifestLimits.MAX_MANIFEST) {
                return Optional.empty();
            }
            byte[] encoded = new byte[(int) size];
            int read = file.read(ByteBuffer.wrap(encoded), 0);
            return read == size && ManifestCodec.contentId(encoded).equals(id)
                    ? Optional.of(ManifestCodec.decode(encoded))
                    : Optional.empty();
        } catch (NoSuchFileException | ManifestException e) {
            return Optional.empty();
        }
    }
}
