package io.godwit.core.storage;

import io.godwit.core.storage.DiskEntry.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder by its path, for systems that cannot work relative to an open one (Windows). Each part is checked not to be a
 * link before use; between check and use somebody with rights on the folder could still swap it.
 */
final class PathFolder implements DiskFolder {

    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE =
            Set.of(
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.SPARSE,
                    LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final Volume volume;

    PathFolder(Path path) throws IOException {
        this(path, new Volume(path));
    }

    private PathFolder(Path path, Volume volume) {
        this.path = path;
        this.volume = volume;
    }

    @Override
    public Optional<DiskEntry> find(List<String> names) throws IOException {
        try {
            Path found = resolve(names);
            BasicFileAttributes attributes = attributes(found);
            Kind kind =
                    attributes.isRegularFile()
                            ? Kind.FILE
                            : attributes.isDirectory() ? Kind.FOLDER : Kind.OTHER;
            Object key = attributes.fileKey() == null ? kind : attributes.fileKey();
            String owner = Files.getOwner(found, LinkOption.NOFOLLOW_LINKS).getName();
            long modified = attributes.lastModifiedTime().toMillis();
            return Optional.of(new DiskEntry(kind, attributes.size(), modified, key, owner));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> list(List<String> names) throws IOException {
        try (var children = Files.newDirectoryStream(resolveFolder(names))) {
            List<String> found = new ArrayList<>();
            children.forEach(child -> found.add(child.getFileName().toString()));
            return found;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public DiskFile create(List<String> names, Access access) throws IOException {
        Path file = resolve(names);
        return file(names, FileChannel.open(file, CREATE, volume.forFile(access)));
    }

    @Override
    public DiskFile open(List<String> names) throws IOException {
        return file(names, openChannel(names));
    }

    private DiskFile file(List<String> names, FileChannel channel) {
        return new ChannelFile(
                new SteadyChannel(channel, () -> openChannel(names)), Optional.empty());
    }

    private FileChannel openChannel(List<String> names) throws IOException {
        Path file = resolve(names);
        if (!attributes(file).isRegularFile()) {
            throw new ForeignEntryException(names.getLast());
        }
        return FileChannel.open(file, OPEN);
    }

    @Override
    public void createFolder(List<String> names, Access access) throws IOException {
        Path made = Files.createDirectory(resolve(names), volume.forFolder(access));
        DosFileAttributeView dos = Files.getFileAttributeView(made, DosFileAttributeView.class);
        if (dos != null && access == Access.OWNER) {
            dos.setHidden(true);
        }
    }

    @Override
    public DiskFolder openFolder(List<String> names) throws IOException {
        return new PathFolder(resolveFolder(names), volume);
    }

    @Override
    public void move(List<String> from, DiskFolder target, List<String> to) throws IOException {
        Path source = resolve(from);
        Path destination = ((PathFolder) target).resolve(to);
        boolean overFolder =
                Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)
                        && Files.isDirectory(destination, LinkOption.NOFOLLOW_LINKS);
        if (overFolder) {
            // Windows replaces no folder; without the placeholder
            // the move fails when the name is taken again.
            Files.delete(destination);
            Files.move(source, destination);
        } else {
            Files.move(source, destination, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void deleteFile(List<String> names) throws IOException {
        Path file = resolve(names);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ForeignEntryException(names.getLast());
        }
        Files.delete(file);
    }

    @Override
    public void deleteFolder(List<String> names) throws IOException {
        Files.delete(resolveFolder(names));
    }

    @Override
    public void makeExecutable(List<String> names) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(
                        resolve(names), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            var permissions = EnumSet.copyOf(view.readAttributes().permissions());
            view.setPermissions(Volume.executable(permissions));
        }
    }

    /** Nothing: Windows opens no folders for this; it writes names before their data is reported as forced. */
    @Override
    public void force(List<String> names) {}

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
    public void close() {}

    /** The path of a name in a folder that is no link, nor any folder above it up to this one. */
    private Path resolve(List<String> names) throws IOException {
        return resolveFolder(names.subList(0, names.size() - 1)).resolve(names.getLast());
    }

    private Path resolveFolder(List<String> names) throws IOException {
        Path folder = path;
        for (String name : names) {
            folder = folder.resolve(name);
            if (!attributes(folder).isDirectory()) {
                throw new ForeignEntryException(name);
            }
        }
        return folder;
    }
}
