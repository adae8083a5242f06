package io.godwit.core.identity;

import io.godwit.core.crypto.Wipe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Set;

/**
 * A copy of a private key outside the profile, to keep safe or to move. Unlike the profile its folder may be anybody's,
 * a memory stick for example; the file itself is for its owner alone from the moment it is there.
 */
public final class KeyExport {

    private KeyExport() {}

    /**
     * Writes a new file; one that is half written does not stay.
     *
     * @param password protects the file when it is set; the caller closes it
     * @throws java.nio.file.FileAlreadyExistsException if something has that name, which is untouched
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Identity identity, Password password, SecureRandom random)
            throws IOException {
        byte[] pem = KeyPem.encodePrivate(identity, password, random);
        try {
            create(file.toAbsolutePath(), pem);
        } finally {
            Wipe.bytes(pem);
        }
    }

    private static void create(Path file, byte[] pem) throws IOException {
        var fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file, fresh, OwnerOnly.file(file));
        boolean whole = false;
        try (channel) {
            ByteBuffer rest = ByteBuffer.wrap(pem);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }
}
