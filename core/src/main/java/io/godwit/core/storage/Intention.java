package io.godwit.core.storage;

import io.godwit.core.storage.DiskFolder.Access;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The final name that is about to be reserved, noted in the staging folder first: so that after a crash an empty
 * placeholder of ours is told from a file of the user's.
 */
final class Intention {

    private static final int MAX_BYTES = 2 * Integer.BYTES + 4 * SafeNames.MAX_BYTES;

    private final StagingFolder staging;

    Intention(StagingFolder staging) {
        this.staging = staging;
    }

    void note(String name) throws IOException {
        staging.deleteIfThere(StagingFolder.PUBLISHING);
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + text.length);
        out.putInt(text.length).putInt(crc(text)).put(text).flip();
        try (DiskFile file = staging.folder().create(StagingFolder.PUBLISHING, Access.OWNER)) {
            file.write(out, 0);
            file.force();
        }
        staging.folder().force(List.of());
    }

    /** The name noted last, or empty when none was or the note is torn; then nothing was reserved after it. */
    Optional<String> noted() throws IOException {
        ByteBuffer in = ByteBuffer.allocate(MAX_BYTES);
        try (DiskFile file = staging.folder().open(StagingFolder.PUBLISHING)) {
            file.read(in, 0);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        in.flip();
        if (in.remaining() < 2 * Integer.BYTES) {
            return Optional.empty();
        }
        int length = in.getInt();
        int crc = in.getInt();
        if (length <= 0 || length != in.remaining()) {
            return Optional.empty();
        }
        byte[] text = new byte[length];
        in.get(text);
        return crc == crc(text)
                ? Optional.of(new String(text, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** When it was noted, in milliseconds since 1970. */
    long notedAt() throws IOException {
        return staging.folder()
                .find(StagingFolder.PUBLISHING)
                .map(DiskEntry::modifiedMillis)
                .orElse(Long.MAX_VALUE);
    }

    void forget() throws IOException {
        staging.deleteIfThere(StagingFolder.PUBLISHING);
    }

    private static int crc(byte[] text) {
        CRC32C crc = new CRC32C();
        crc.update(text);
        return (int) crc.getValue();
    }
}
