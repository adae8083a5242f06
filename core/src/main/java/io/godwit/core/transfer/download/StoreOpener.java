package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;

/** Opens the place where a download's chunks go, with what an earlier attempt left there. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens the store; may take as long as hashing what is there.
     *
     * @param id content ID of the download
     * @param manifest what is to be stored; its paths are in the grammar, its names not yet safe
     * @return the store, closed by the download
     * @throws StorageException if the file system refuses
     */
    ChunkStore open(ContentId id, Manifest manifest) throws StorageException;
}
