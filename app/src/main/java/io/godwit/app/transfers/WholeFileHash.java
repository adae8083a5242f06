package io.godwit.app.transfers;

import io.godwit.core.crypto.HashingOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HexFormat;

/** The SHA-256 of a whole file, which people compare with other tools. */
final class WholeFileHash {

    private WholeFileHash() {}

    /**
     * Reads a file to its end; stops when its thread is interrupted.
     *
     * @return 64 lower-case hexadecimal digits
     * @throws IOException if it cannot be read, or reading was interrupted
     */
    static String of(Path file) throws IOException {
        // The streams of Files do not hear of interruptions.
        try (var hash = new HashingOutputStream(OutputStream.nullOutputStream());
                InputStream content = Channels.newInputStream(FileChannel.open(file))) {
            content.transferTo(hash);
            return HexFormat.of().formatHex(hash.digest());
        }
    }
}
