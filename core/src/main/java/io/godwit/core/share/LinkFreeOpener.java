package io.godwit.core.share;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/**
 * Opens files below a share's top without following a symbolic link in any part of the path, so that a link put there
 * after indexing leads nowhere.
 *
 * <p>Where the system has handles for folders, each part is opened relative to the one before and nothing can be
 * swapped in between. Elsewhere every part is checked, and what was opened is compared with what was checked.
 */
final class LinkFreeOpener {

    private static final Set<OpenOption> READ =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final FolderHandles folders;

    /**
     * An opener.
     *
     * @param folders keeps folders open for a moment; the caller closes it
     */
    LinkFreeOpener(FolderHandles folders) {
        this.folders = folders;
    }

    /**
     * Opens a regular file.
     *
     * @param top the share's folder; itself a real path
     * @param local relative path of the file
     * @throws ShareException with NOT_A_FILE when it is no regular file or a part of the path is a link
     * @throws IOException as the system gives it
     */
    OpenFile open(Path top, Path local) throws IOException {
        Path above = local.getParent();
        Path folder = above == null ? top : top.resolve(above);
        Optional<OpenFolder> held =
                folders.hold(new FolderHandles.Place(top, folder), LinkFreeOpener::openFolder);
        return held.isPresent() ? openIn(held.get(), local.getFileName()) : openChecked(top, local);
    }

    private static void requireReal(Path top) throws IOException {
        if (!top.toRealPath().equals(top)) {
            throw notAFile();
        }
    }

    @SuppressWarnings("StreamResourceLeak") // whoever holds the folder closes it
    private static Optional<OpenFolder> openFolder(FolderHandles.Place place) throws IOException {
        requireReal(place.top());
        DirectoryStream<Path> top = Files.newDirectoryStream(place.top());
        if (top instanceof SecureDirectoryStream<Path> secure) {
            return Optional.of(new OpenFolder(walk(secure, place)));
        }
        top.close();
        return Optional.empty();
    }

    /** Takes over the top: closes it, or returns it. */
    private static SecureDirectoryStream<Path> walk(
            SecureDirectoryStream<Path> top, FolderHandles.Place place) throws IOException {
        SecureDirectoryStream<Path> folder = top;
        boolean there = false;
        try {
            int depth = place.folder().getNameCount();
            for (int i = place.top().getNameCount(); i < depth; i++) {
                SecureDirectoryStream<Path> next =
                        folder.newDirectoryStream(
                                place.folder().getName(i), LinkOption.NOFOLLOW_LINKS);
                folder.close();
                folder = next;
            }
            there = true;
            return folder;
        } finally {
            if (!there) {
                folder.close();
            }
        }
    }

    /** Takes over the hold on the folder: lets go of it, or hands it to the file. */
    private static OpenFile openIn(OpenFolder folder, Path name) throws IOException {
        boolean handedOver = false;
        try {
            OpenFile file = openIn(folder.stream(), name, folder::letGo);
            handedOver = true;
            return file;
        } finally {
            if (!handedOver) {
                folder.letGo();
            }
        }
    }

    private static OpenFile openIn(
            SecureDirectoryStream<Path> folder, Path name, OpenFile.Release release)
            throws IOException {
        BasicFileAttributeView view =
                folder.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        // Before opening: opening a pipe would wait for a writer.
        requireRegular(view.readAttributes());
        SeekableByteChannel channel = folder.newByteChannel(name, READ);
        if (channel instanceof FileChannel positional) {
            return new OpenFile(positional, () -> FileStamp.of(view.readAttributes()), release);
        }
        channel.close();
        throw new IOException("the system gives no positional reads");
    }

    private static OpenFile openChecked(Path top, Path local) throws IOException {
        Path file = checkedPath(top, local);
        FileStamp before = FileStamp.of(attributes(file));
        FileChannel channel = FileChannel.open(file, READ);
        boolean same = false;
        try {
            same = before.equals(FileStamp.of(attributes(checkedPath(top, local))));
        } finally {
            if (!same) {
                channel.close();
            }
        }
        if (!same) {
            throw notAFile();
        }
        return new OpenFile(
                channel, () -> FileStamp.of(attributes(checkedPath(top, local))), () -> {});
    }

    private static Path checkedPath(Path top, Path local) throws IOException {
        Path at = top;
        for (int i = 0; i < local.getNameCount() - 1; i++) {
            at = at.resolve(local.getName(i));
            if (!attributes(at).isDirectory()) {
                throw notAFile();
            }
        }
        Path file = at.resolve(local.getFileName());
        requireRegular(attributes(file));
        return file;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void requireRegular(BasicFileAttributes attributes) throws ShareException {
        if (!attributes.isRegularFile()) {
            throw notAFile();
        }
    }

    private static ShareException notAFile() {
        return new ShareException(
                ShareException.Reason.NOT_A_FILE, "no regular file, or reached through a link");
    }
}
