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

    private LinkFreeOpener() {}

    /**
     * Opens a regular file.
     *
     * @param top the share's folder; itself a real path
     * @param local relative path of the file
     * @throws ShareException with NOT_A_FILE when it is no regular file or a part of the path is a link
     * @throws IOException as the system gives it
     */
    @SuppressWarnings(
            "StreamResourceLeak") // the open file keeps the folder, to look at the file again
    static OpenFile open(Path top, Path local) throws IOException {
        requireReal(top);
        DirectoryStream<Path> folder = Files.newDirectoryStream(top);
        if (folder instanceof SecureDirectoryStream<Path> secure) {
            return openBelow(secure, local);
        }
        folder.close();
        return openChecked(top, local);
    }

    private static void requireReal(Path top) throws IOException {
        if (!top.toRealPath().equals(top)) {
            throw notAFile();
        }
    }

    /** Takes over the folder: closes it, or hands it to the file. */
    private static OpenFile openBelow(SecureDirectoryStream<Path> top, Path local)
            throws IOException {
        SecureDirectoryStream<Path> folder = top;
        boolean handedOver = false;
        try {
            for (int i = 0; i < local.getNameCount() - 1; i++) {
                SecureDirectoryStream<Path> next =
                        folder.newDirectoryStream(local.getName(i), LinkOption.NOFOLLOW_LINKS);
                folder.close();
                folder = next;
            }
            OpenFile file = openIn(folder, local.getFileName());
            handedOver = true;
            return file;
        } finally {
            if (!handedOver) {
                folder.close();
            }
        }
    }

    private static OpenFile openIn(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        BasicFileAttributeView view =
                folder.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        // Before opening: opening a pipe would wait for a writer.
        requireRegular(view.readAttributes());
        SeekableByteChannel channel = folder.newByteChannel(name, READ);
        if (channel instanceof FileChannel positional) {
            return new OpenFile(
                    positional, () -> FileStamp.of(view.readAttributes()), folder::close);
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
