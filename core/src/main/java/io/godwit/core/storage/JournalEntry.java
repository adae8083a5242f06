package io.godwit.core.storage;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/** One entry of {@value #BYTES} bytes, big-endian; its checksum covers also the journal's salt and the entry's index. */
sealed interface JournalEntry {

    int BYTES = 16;

    /** A chunk was written; of the file system it is known only that it took it. */
    record Claim(int file, int chunk) implements JournalEntry {}

    /** The data of all claims with an index below this one has been forced to disk. */
    record Checkpoint(long covered) implements JournalEntry {}

    /** The disk failed: claims from this index up to this entry are void. */
    record Voided(long from) implements JournalEntry {}

    private byte type() {
        return switch (this) {
            case Claim claim -> 1;
            case Checkpoint checkpoint -> 2;
            case Voided failed -> 3;
        };
    }

    private long value() {
        return switch (this) {
            case Claim claim -> (long) claim.file() << Integer.SIZE | claim.chunk();
            case Checkpoint checkpoint -> checkpoint.covered();
            case Voided failed -> failed.from();
        };
    }

    default void encode(long salt, long index, ByteBuffer out) {
        out.putInt(type()).putLong(value()).putInt(crc(salt, index, type(), value()));
    }

    /** Reads one entry, always {@value #BYTES} bytes; empty when it is torn, stale or damaged. */
    static Optional<JournalEntry> decode(long salt, long index, ByteBuffer in) {
        int type = in.getInt();
        long value = in.getLong();
        if (in.getInt() != crc(salt, index, type, value)) {
            return Optional.empty();
        }
        return switch (type) {
            case 1 -> Optional.of(new Claim((int) (value >>> Integer.SIZE), (int) value));
            case 2 -> Optional.of(new Checkpoint(value));
            case 3 -> Optional.of(new Voided(value));
            default -> Optional.empty();
        };
    }

    private static int crc(long salt, long index, int type, long value) {
        CRC32C crc = new CRC32C();
        crc.update(
                ByteBuffer.allocate(Long.BYTES * 3 + Integer.BYTES)
                        .putLong(salt)
                        .putLong(index)
                        .putInt(type)
                        .putLong(value)
                        .flip());
        return (int) crc.getValue();
    }
}
