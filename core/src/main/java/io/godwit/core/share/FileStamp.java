package io.godwit.core.share;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What tells that a file is still the one that was hashed.
 *
 * @param size bytes
 * @param modified time of the last change in nanoseconds since 1970, saturated
 * @param key identity within the file system; empty where there is none. A number of the file system that is told with it
 *     is left out: the same file system has another after a restart or when it is mounted again
 */
record FileStamp(long size, long modified, String key) {

    private static final String INODE = "ino=";

    FileStamp {
        key = key.substring(Math.max(0, key.indexOf(INODE)));
    }

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                Objects.toString(attributes.fileKey(), ""));
    }
}
