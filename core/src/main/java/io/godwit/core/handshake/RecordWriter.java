package io.godwit.core.handshake;

import io.godwit.core.crypto.AesGcm;
import io.godwit.core.protocol.Limits;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a channel: seals each record in the caller's array and copies it once, into a direct buffer that
 * it holds only until the next flush. When others have all large ones, a small one takes the ends of long records and
 * what is between goes out of the caller's array. Not thread-safe.
 */
final class RecordWriter {

    static final int HEADER = 4;
    static final int TYPE = 0x17;

    private final Connection connection;
    private final DirectionKeys keys;
    private final RecordBuffers pool;
    private final byte[] header = new byte[HEADER];
    private final byte[] tag = new byte[AesGcm.TAG_BYTES];
    private @Nullable ByteBuffer staging;

    RecordWriter(Connection connection, DirectionKeys keys, RecordBuffers pool) {
        this.connection = connection;
        this.keys = keys;
        this.pool = pool;
    }

    /** Seals a record; the {@link Limits#RECORD_PREFIX} bytes before the offset are overwritten. */
    void write(int kind, int stream, byte[] buffer, int offset, int length) throws IOException {
        if (keys.due(Limits.RECORD_PREFIX + length + AesGcm.TAG_BYTES)) {
            seal(RecordKind.REKEY, 0, new byte[Limits.RECORD_PREFIX], Limits.RECORD_PREFIX, 0);
            keys.rekey();
        }
        seal(kind, stream, buffer, offset, length);
    }

    /** Seals a record of a few bytes. */
    void write(int kind, byte[] data) throws IOException {
        byte[] buffer = new byte[Limits.RECORD_PREFIX + data.length];
        System.arraycopy(data, 0, buffer, Limits.RECORD_PREFIX, data.length);
        write(kind, 0, buffer, Limits.RECORD_PREFIX, data.length);
    }

    private void seal(int kind, int stream, byte[] buffer, int offset, int length)
            throws IOException {
        int start = offset - Limits.RECORD_PREFIX;
        int plain = Limits.RECORD_PREFIX + length;
        buffer[start] = (byte) kind;
        putInt(buffer, start + 1, stream);
        putInt(header, 0, TYPE << 24 | (plain + AesGcm.TAG_BYTES));
        keys.seal(header, buffer, start, plain, tag);
        reserve(HEADER + plain + AesGcm.TAG_BYTES);
        append(header, 0, HEADER);
        append(buffer, start, plain);
        append(tag, 0, tag.length);
    }

    private static void putInt(byte[] target, int at, int value) {
        target[at] = (byte) (value >>> 24);
        target[at + 1] = (byte) (value >>> 16);
        target[at + 2] = (byte) (value >>> 8);
        target[at + 3] = (byte) value;
    }

    /** Takes a buffer that suits this many more bytes: a small one for messages, a large one for bulk data. */
    private void reserve(int wireLength) {
        ByteBuffer current = staging;
        if (current == null) {
            staging = pool.acquireStaging(wireLength > RecordBuffers.SMALL_STAGING);
        } else if (wireLength > current.remaining()
                && current.capacity() == RecordBuffers.SMALL_STAGING) {
            staging = pool.acquireStaging(true).put(current.flip());
            pool.releaseStaging(current);
        }
    }

    private void append(byte[] source, int from, int length) throws IOException {
        ByteBuffer target = staging;
        int done = 0;
        while (target != null && done < length) {
            int n = Math.min(target.remaining(), length - done);
            target.put(source, from + done, n);
            done += n;
            if (!target.hasRemaining()) {
                connection.write(target.flip());
                target.clear();
                if (target.capacity() == RecordBuffers.SMALL_STAGING
                        && length - done > target.capacity()) {
                    connection.write(ByteBuffer.wrap(source, from + done, length - done));
                    done = length;
                }
            }
        }
    }

    /** Passes everything on and gives the buffer back. */
    void flush() throws IOException {
        ByteBuffer pending = staging;
        if (pending != null) {
            try {
                connection.write(pending.flip());
            } finally {
                discard();
            }
        }
    }

    /** Forgets what was not flushed and gives the buffer back. */
    void discard() {
        ByteBuffer pending = staging;
        staging = null;
        if (pending != null) {
            pool.releaseStaging(pending);
        }
    }

    void wipe() {
        keys.wipe();
    }
}
