package io.godwit.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The file itself: read within bounds, replaced in one step, put aside when it is broken. */
final class SettingsFile {
    private static final String DAMAGED = ".damaged";
    private static final String TEMPORARY = ".tmp";

    private final Path path;

    SettingsFile(Path path) {
        this.path = path;
    }

    /** What is in it, one byte more than allowed at most; empty when there is none. */
    Optional<byte[]> read() throws SettingsException {
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(in.readNBytes(SettingsJson.MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("cannot be read", e);
        }
    }

    /** Keeps a broken file beside the one that will be written. */
    Path putAside() throws SettingsException {
        Path aside = path.resolveSibling(path.getFileName() + DAMAGED);
        try {
            return Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("cannot be put aside", e);
        }
    }

    /** What is under the name is always whole, also after a loss of power. */
    void replace(byte[] bytes) throws SettingsException {
        Path temporary = path.resolveSibling(path.getFileName() + TEMPORARY);
        try {
            write(temporary, bytes);
            Files.move(
                    temporary,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("cannot be written", e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private SettingsException failed(String what, IOException cause) {
        return new SettingsException("the file " + path.getFileName() + " " + what, cause);
    }
}
