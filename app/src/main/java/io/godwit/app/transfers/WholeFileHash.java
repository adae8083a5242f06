package io.godwit.app.transfers;

import io.godwit.core.crypto.HashingOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The SHA-256 of a whole file, which people compare with other tools. */
final class WholeFileHash {

    private WholeFileHash() {}

    /**
     * Reads a file to its end.
     *
     * @return 64 lower-case hexadecimal digits
     * @throws IOException if it cannot be read
     */
    static String of(Path file) throws IOException {
        try (var hash = new HashingOutputStream(OutputStream.nullOutputStream())) {
            Files.copy(file, hash);
            return HexFormat.of().formatHex(hash.digest());
        }
    }
}
