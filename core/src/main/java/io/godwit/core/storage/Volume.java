package io.godwit.core.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the file system below a folder can do. Thread-safe. */
final class Volume {

    private static final Logger LOG = LoggerFactory.getLogger(Volume.class);

    private static final FileAttribute<?>[] OWNER_FILE = {permissions("rw-------")};
    private static final FileAttribute<?>[] OWNER_FOLDER = {permissions("rwx------")};
    private static final FileAttribute<?>[] USUAL = {};

    /** FAT keeps a file's length in 32 bits. */
    private static final long FAT_MAX_FILE = (1L << 32) - 1;

    private final Path folder;
    private final FileSystem system;
    private final Optional<FileStore> store;
    private final boolean posix;

    Volume(Path folder) {
        this(folder, Files::getFileStore);
    }

    /** For tests: finds the store in their way. */
    Volume(Path folder, StoreFinder finder) {
        this.folder = folder;
        this.system = folder.getFileSystem();
        this.store = find(folder, finder);
        this.posix = system.supportedFileAttributeViews().contains("posix");
    }

    /** Tells what a folder is stored on. */
    @FunctionalInterface
    interface StoreFinder {
        FileStore find(Path folder) throws IOException;
    }

    /** Java looks the store up among the mount points, and in a chroot there may be none above the folder. */
    private static Optional<FileStore> find(Path folder, StoreFinder finder) {
        try {
            return Optional.of(finder.find(folder));
        } catch (IOException e) {
            LOG.debug("nothing is known about the file system of the download folder", e);
            return Optional.empty();
        }
    }

    FileAttribute<?>[] forFile(DiskFolder.Access access) {
        return posix && access == DiskFolder.Access.OWNER ? OWNER_FILE.clone() : USUAL;
    }

    FileAttribute<?>[] forFolder(DiskFolder.Access access) {
        return posix && access == DiskFolder.Access.OWNER ? OWNER_FOLDER.clone() : USUAL;
    }

    /** Usable bytes; a file system that answers with nonsense (it is larger than a long) has plenty. */
    long usableSpace() throws IOException {
        long space =
                store.isPresent() ? store.get().getUsableSpace() : folder.toFile().getUsableSpace();
        return space < 0 ? Long.MAX_VALUE : space;
    }

    /** A barrier for this volume, if the folder's path still leads to what is open and the system has one. */
    Optional<DiskBarrier> barrier(Object folderKey) throws IOException {
        return store.isPresent()
                ? FileSystemBarrier.open(folder, folderKey, store.get().type())
                : Optional.empty();
    }

    /** Whether the system takes a name as it stands. */
    boolean canName(String name) {
        try {
            return system.getPath(name).toString().equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Longest file in bytes; no limit where the file system does not say what it is. */
    long maxFileSize() {
        return switch (store.map(FileStore::type).orElse("").toLowerCase(Locale.ROOT)) {
            case "vfat", "msdos", "fat", "fat32" -> FAT_MAX_FILE;
            default -> Long.MAX_VALUE;
        };
    }

    static Set<PosixFilePermission> executable(Set<PosixFilePermission> permissions) {
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        if (permissions.contains(PosixFilePermission.GROUP_READ)) {
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
