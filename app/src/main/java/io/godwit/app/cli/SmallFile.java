package io.godwit.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A small file with something secret in it that the command line names. */
final class SmallFile {
    private SmallFile() {}

    /**
     * Reads it, and leaves no copy in memory but the one returned.
     *
     * @param most bytes to read; what comes after them is left
     * @throws FileSystemException if it cannot be read; it has the name of the file
     */
    static byte[] read(Path path, int most) throws FileSystemException {
        byte[] bytes = new byte[most];
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.copyOf(bytes, in.readNBytes(bytes, 0, most));
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException unnamed) {
            // Opening fails with the name of the file, reading without one, in the way of a
            // connection; on Unix a folder fails only when it is read.
            FileSystemException named =
                    new FileSystemException(
                            path.toString(),
                            null,
                            Files.isDirectory(path) ? "it is a folder" : unnamed.getMessage());
            named.initCause(unnamed);
            throw named;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
