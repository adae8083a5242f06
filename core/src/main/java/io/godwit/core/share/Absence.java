package io.godwit.core.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells what is gone from what is only out of reach, as on a medium that fails now and then. */
final class Absence {

    private Absence() {}

    /** Whether a failure to look at something says by itself that it is gone. */
    static boolean isSaidBy(IOException failure) {
        return failure instanceof NoSuchFileException || failure instanceof NotDirectoryException;
    }

    /**
     * Whether a place is certainly gone: by what the failure to look at it says, or because a folder around it is none
     * any more, which systems tell in a way of their own.
     *
     * @param top a folder that is there
     * @param place below the top
     */
    static boolean isCertain(Path top, Path place, IOException failure) {
        if (isSaidBy(failure)) {
            return true;
        }
        Path above = place.getParent();
        if (above == null || above.equals(top)) {
            return false;
        }
        try {
            return !Files.readAttributes(
                            above, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory();
        } catch (IOException e) {
            return isCertain(top, above, e);
        }
    }
}
