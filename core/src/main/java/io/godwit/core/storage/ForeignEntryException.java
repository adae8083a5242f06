package io.godwit.core.storage;

import java.nio.file.FileSystemException;

/** Something that is not ours is where we want to work: a link, a FIFO, a folder in place of a file. */
final class ForeignEntryException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    ForeignEntryException(String name) {
        super(name, null, "is in the way");
    }
}
