package io.godwit.core.manifest;

import io.godwit.core.content.ContentId;
import java.util.List;

/** A file or folder inside a share. */
public sealed interface ManifestEntry {

    /** Path below the share's top as NFC names, at least one; the grammar is checked by {@link Manifest}. */
    List<String> path();

    /**
     * A file.
     *
     * @param size bytes, 0 to {@link Long#MAX_VALUE}
     * @param root Merkle root
     * @param executable whether its owner may execute it
     */
    record FileEntry(List<String> path, long size, ContentId root, boolean executable)
            implements ManifestEntry {
        /** Copies the path. */
        public FileEntry {
            path = List.copyOf(path);
        }
    }

    /** A folder; listed only when it is empty, as the others follow from the paths of what is in them. */
    record FolderEntry(List<String> path) implements ManifestEntry {
        /** Copies the path. */
        public FolderEntry {
            path = List.copyOf(path);
        }
    }
}
