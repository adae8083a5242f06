package io.godwit.core.share;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What is at the path of a shared folder. A medium that is taken out can leave an empty folder there, the one it was
 * mounted on, which must not pass for the shared one emptied by a person.
 *
 * @param path path of the share
 * @param key identity of the folder within its file system; empty where there is none
 * @param empty whether nothing is in it
 */
record ShareTop(Path path, String key, boolean empty) {

    /** The folder is not there any more, or another is in its place. */
    static final class LostException extends IOException {

        private static final long serialVersionUID = 1L;

        LostException(String detail) {
            super(detail);
        }

        LostException(String detail, Throwable cause) {
            super(detail, cause);
        }
    }

    /**
     * Looks at a folder.
     *
     * @throws LostException if there is none
     * @throws IOException if it cannot be read
     */
    static ShareTop of(Path path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
                return new ShareTop(
                        path, FileStamp.of(attributes).key(), !inside.iterator().hasNext());
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new LostException("the shared folder is gone", e);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /**
     * Whether this is the empty folder that a medium left.
     *
     * @param shared key of the folder that was shared; empty when it is not known
     */
    boolean isLeftOf(String shared) {
        return empty && !shared.isEmpty() && !key.equals(shared);
    }

    /**
     * Looks again, before something is forgotten because it was not seen.
     *
     * @throws LostException if the folder is not the one that it was
     * @throws IOException if it cannot be read
     */
    void requireStill() throws IOException {
        if (!of(path).key().equals(key)) {
            throw new LostException("another folder is in place of the shared one");
        }
    }
}
