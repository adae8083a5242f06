package io.godwit.core.storage;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first {@value #BYTES} bytes of a journal, big-endian; docs/storage.md has the table.
 *
 * @param version format of the journal
 * @param id the download
 * @param files number of files
 * @param total bytes of all files
 * @param layout CRC32C of sizes, chunk sizes and local paths: what chunk numbers mean and where their bytes are
 * @param salt random; entries of one journal are never taken for those of another that was here before
 */
record JournalHeader(short version, ContentId id, int files, long total, int layout, long salt) {

    static final int BYTES = 80;
    static final short VERSION = 1;

    /** {@code GODWITJ} and a newline, which a transfer in text mode would damage. */
    private static final long MAGIC = 0x474f445749544a0aL;

    private static final int SUMMED = 64;

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(MAGIC).putShort(version).putShort((short) 0).putInt(files).putLong(total);
        id.write(out.array(), out.position());
        out.position(out.position() + ContentId.BYTES).putLong(salt);
        out.putInt(layout).putInt(crc(out.array(), layout)).position(0);
        return out;
    }

    /** The header, or empty when it is damaged or something else. */
    static Optional<JournalHeader> decode(byte[] bytes) {
        if (bytes.length < BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long magic = in.getLong();
        short version = in.getShort();
        short zero = in.getShort();
        int files = in.getInt();
        long total = in.getLong();
        ContentId id = ContentId.at(bytes, in.position());
        in.position(in.position() + ContentId.BYTES);
        long salt = in.getLong();
        int layout = in.getInt();
        if (magic != MAGIC || zero != 0 || in.getInt() != crc(bytes, layout)) {
            return Optional.empty();
        }
        return Optional.of(new JournalHeader(version, id, files, total, layout, salt));
    }

    /** The checksum of what chunk numbers mean: for each file its size, chunk size and local path. */
    static int layoutSum(List<FileEntry> files, List<List<String>> paths) {
        CRC32C crc = new CRC32C();
        ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
        for (int file = 0; file < files.size(); file++) {
            long size = files.get(file).size();
            numbers.clear().putLong(size).putInt(ChunkLayout.forSize(size).chunkShift());
            crc.update(numbers.flip());
            crc.update(String.join("/", paths.get(file)).getBytes(StandardCharsets.UTF_8));
        }
        return (int) crc.getValue();
    }

    private static int crc(byte[] header, int layout) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, SUMMED);
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, layout));
        return (int) crc.getValue();
    }

    /** Whether entries written under the other header mean the same. */
    boolean describesSameLayoutAs(JournalHeader other) {
        return version == other.version
                && id.equals(other.id)
                && files == other.files
                && total == other.total
                && layout == other.layout;
    }
}
