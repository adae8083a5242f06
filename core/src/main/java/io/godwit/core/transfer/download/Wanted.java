package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;

/** What a download is to get. */
public sealed interface Wanted {

    /** Root of a file, content ID of a folder. */
    ContentId id();

    /**
     * A file whose size somebody told, unproven.
     *
     * @param id its Merkle root
     * @param name the name to give it, in the grammar of one path part
     * @param size its size in bytes
     */
    record File(ContentId id, String name, long size) implements Wanted {

        /** The same file with another size. */
        File withSize(long bytes) {
            return new File(id, name, bytes);
        }
    }

    /** A folder; its manifest is asked for and checked against the content ID. */
    record Folder(ContentId id) implements Wanted {}

    /** A file or folder of which only the ID is known; sources are asked which it is. */
    record Anything(ContentId id) implements Wanted {}
}
