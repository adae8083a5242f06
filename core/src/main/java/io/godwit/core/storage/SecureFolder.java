package io.godwit.core.storage;

import io.godwit.core.storage.DiskEntry.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A folder held open by the system, for systems that open files relative to it (openat and friends). Whatever happens to
 * its path, this stays the same folder.
 */
final class SecureFolder implements DiskFolder {

    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE =
            Set.of(
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.SPARSE,
                    LinkOption.NOFOLLOW_LINKS);
    private static final Path SELF = Path.of(".");

    private final Nursery nursery;
    private final SecureDirectoryStream<Path> handle;
    private final Volume volume;
    private final DirectWrites direct;

    private SecureFolder(
            Nursery nursery,
            SecureDirectoryStream<Path> handle,
            Volume volume,
            DirectWrites direct) {
        this.nursery = nursery;
        this.handle = handle;
        this.volume = volume;
        this.direct = direct;
    }

    /**
     * Opens a folder of the system, or nothing when the system cannot work relative to it.
     *
     * @param direct writes past the system's cache to the files in it
     */
    @SuppressWarnings("StreamResourceLeak") // The folder keeps it open; close() closes it.
    static Optional<DiskFolder> open(Path path, DirectWrites direct) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            var nursery =
                    new Nursery(
                            path,
                            secure,
                            DiskFolder.nurseryOf(StagingFolder.PREFIX + UUID.randomUUID()));
            return Optional.of(new SecureFolder(nursery, secure, new Volume(path), direct));
        }
        stream.close();
        return Optional.empty();
    }

    @Override
    public Optional<DiskEntry> find(List<String> names) throws IOException {
        try {
            return Optional.of(in(names, (folder, name) -> entry(attributes(folder, name))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static DiskEntry entry(PosixFileAttributeView view) throws IOException {
        PosixFileAttributes attributes = view.readAttributes();
        Kind kind =
                attributes.isRegularFile()
                        ? Kind.FILE
                        : attributes.isDirectory() ? Kind.FOLDER : Kind.OTHER;
        return new DiskEntry(
                kind,
                attributes.size(),
                attributes.lastModifiedTime().toMillis(),
                attributes.fileKey(),
                attributes.owner().getName());
    }

    @Override
    public List<String> list(List<String> names) throws IOException {
        try (var folder = walk(names)) {
            List<String> found = new ArrayList<>();
            for (Path child : folder) {
                found.add(child.getFileName().toString());
            }
            return found;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public DiskFile create(List<String> names, Access access) throws IOException {
        FileChannel channel =
                in(names, (folder, name) -> channel(folder, name, CREATE, volume.forFile(access)));
        return file(names, channel);
    }

    @Override
    public DiskFile open(List<String> names) throws IOException {
        return file(names, openChannel(names, OPEN));
    }

    private DiskFile file(List<String> names, FileChannel channel) {
        return new ChannelFile(
                new SteadyChannel(channel, () -> openChannel(names, OPEN)),
                direct.to(options -> openChannel(names, options)));
    }

    private FileChannel openChannel(List<String> names, Set<OpenOption> options)
            throws IOException {
        return in(
                names,
                (folder, name) -> {
                    if (!attributes(folder, name).readAttributes().isRegularFile()) {
                        throw new ForeignEntryException(name.toString());
                    }
                    return channel(folder, name, options);
                });
    }

    private static FileChannel channel(
            SecureDirectoryStream<Path> folder,
            Path name,
            Set<OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
        return (FileChannel) folder.newByteChannel(name, options, attributes);
    }

    @Override
    public void createFolder(List<String> names, Access access) throws IOException {
        FileAttribute<?>[] attributes = volume.forFolder(access);
        in(
                names,
                (folder, name) -> {
                    nursery.createFolder(folder, name, attributes);
                    return name;
                });
    }

    @Override
    public DiskFolder openFolder(List<String> names) throws IOException {
        return new SecureFolder(
                nursery.named(DiskFolder.nurseryOf(names.getLast())), walk(names), volume, direct);
    }

    @Override
    public void move(List<String> from, DiskFolder target, List<String> to) throws IOException {
        in(
                from,
                (folder, name) ->
                        ((SecureFolder) target)
                                .in(
                                        to,
                                        (targetFolder, targetName) -> {
                                            folder.move(name, targetFolder, targetName);
                                            return name;
                                        }));
    }

    @Override
    public void deleteFile(List<String> names) throws IOException {
        in(
                names,
                (folder, name) -> {
                    folder.deleteFile(name);
                    return name;
                });
    }

    @Override
    public void deleteFolder(List<String> names) throws IOException {
        in(
                names,
                (folder, name) -> {
                    folder.deleteDirectory(name);
                    return name;
                });
    }

    @Override
    public void makeExecutable(List<String> names) throws IOException {
        in(
                names,
                (folder, name) -> {
                    PosixFileAttributeView view = attributes(folder, name);
                    Set<PosixFilePermission> permissions =
                            EnumSet.copyOf(view.readAttributes().permissions());
                    view.setPermissions(Volume.executable(permissions));
                    return name;
                });
    }

    @Override
    public void force(List<String> names) throws IOException {
        try (var folder = walk(names);
                var channel = channel(folder, SELF, Set.of(StandardOpenOption.READ))) {
            channel.force(true);
        }
    }

    @Override
    public Optional<DiskBarrier> barrier() throws IOException {
        return volume.barrier(attributes(handle, SELF).readAttributes().fileKey());
    }

    @Override
    public long usableSpace() throws IOException {
        return volume.usableSpace();
    }

    @Override
    public long maxFileSize() {
        return volume.maxFileSize();
    }

    @Override
    public boolean canName(String name) {
        return volume.canName(name);
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }

    private static PosixFileAttributeView attributes(
            SecureDirectoryStream<Path> folder, Path name) {
        return folder.getFileAttributeView(
                name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private <T> T in(List<String> names, Step<T> step) throws IOException {
        Path last = Path.of(names.getLast());
        try {
            if (names.size() == 1) {
                return step.in(handle, last);
            }
            try (var folder = walk(names.subList(0, names.size() - 1))) {
                return step.in(folder, last);
            }
        } catch (ClosedDirectoryStreamException e) {
            throw new IOException("the folder has been closed", e);
        }
    }

    /** Opens the folder at the end of a path, each part relative to the one before. */
    private SecureDirectoryStream<Path> walk(List<String> names) throws IOException {
        SecureDirectoryStream<Path> folder = step(handle, names.isEmpty() ? "." : names.getFirst());
        for (int i = 1; i < names.size(); i++) {
            try (var passed = folder) {
                folder = step(passed, names.get(i));
            }
        }
        return folder;
    }

    /** Looks before it opens: opening a FIFO would wait for whoever is at its other end. */
    private static SecureDirectoryStream<Path> step(SecureDirectoryStream<Path> from, String name)
            throws IOException {
        Path child = Path.of(name);
        try {
            if (!attributes(from, child).readAttributes().isDirectory()) {
                throw new ForeignEntryException(name);
            }
            return from.newDirectoryStream(child, LinkOption.NOFOLLOW_LINKS);
        } catch (ClosedDirectoryStreamException e) {
            throw new IOException("the folder has been closed", e);
        } catch (NotDirectoryException e) {
            throw new ForeignEntryException(name);
        }
    }

    private interface Step<T> {
        T in(SecureDirectoryStream<Path> folder, Path name) throws IOException;
    }
}
