package io.godwit.core.storage;

/**
 * What a name in a folder stands for; a link is what it is, not what it points to.
 *
 * @param kind what it is
 * @param size bytes, of meaning for files
 * @param modifiedMillis time of the last change in milliseconds since 1970
 * @param key equal for equal objects of one file system, where the system tells; else the same for all
 * @param owner the owner's name, empty where there is none
 */
record DiskEntry(Kind kind, long size, long modifiedMillis, Object key, String owner) {

    enum Kind {
        FILE,
        FOLDER,
        /** Link, FIFO, socket or device. */
        OTHER
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }

    boolean isFolder() {
        return kind == Kind.FOLDER;
    }
}
