package io.godwit.core.storage;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.GrowingLayer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/**
 * The first hashes of the chunk layer of an offer, as its source told them, in the staging folder. Of the root they prove
 * nothing; they say whether a chunk on disk is still the one that was stored. Never forced: a torn hash fits no chunk.
 */
final class ToldHashes {

    private final DiskFolder staging;
    private final ChunkMap chunks;

    /**
     * The hashes of an offer, which is a download of one file.
     *
     * @param chunks those of the download; asked about its only file when hashes are kept or read
     */
    ToldHashes(DiskFolder staging, ChunkMap chunks) {
        this.staging = staging;
        this.chunks = chunks;
    }

    /** Keeps whole hashes, which begin at this offset of the packed layer. */
    void keep(int offset, byte[] hashes) throws IOException {
        Objects.checkFromIndexSize(offset, hashes.length, ChunkLayer.packedLength(layout()));
        try (DiskFile file = StagingFolder.createOrOpen(staging, StagingFolder.HASHES)) {
            file.write(ByteBuffer.wrap(hashes), offset);
        }
    }

    /** What was kept from the first hash on, by this run or an earlier one. */
    GrowingLayer read() throws IOException {
        GrowingLayer told = new GrowingLayer(layout());
        try (DiskFile file = staging.open(StagingFolder.HASHES)) {
            long kept = Math.min(file.size(), ChunkLayer.packedLength(layout()));
            byte[] hashes = new byte[(int) kept / Sha256.BYTES * Sha256.BYTES];
            if (file.read(ByteBuffer.wrap(hashes), 0) == hashes.length) {
                told.add(0, hashes);
            }
        } catch (NoSuchFileException e) {
            return told;
        }
        return told;
    }

    private ChunkLayout layout() {
        return chunks.layout(0);
    }
}
