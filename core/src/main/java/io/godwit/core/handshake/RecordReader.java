package io.godwit.core.handshake;

import io.godwit.core.crypto.AesGcm;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The receiving half of a channel. While nothing comes it holds {@value #LOOKAHEAD} bytes; a pooled buffer of the right
 * size is taken once a record's length is known. Not thread-safe.
 */
final class RecordReader {

    /** Enough for several small messages in one read. */
    private static final int LOOKAHEAD = 4 * 1_024;

    private final Connection connection;
    private final DirectionKeys keys;
    private final RecordBuffers pool;
    private final int maxLength;
    private final byte[] header = new byte[RecordWriter.HEADER];
    private final ByteBuffer lookahead = ByteBuffer.allocate(LOOKAHEAD).flip();

    /**
     * A reader at the first record.
     *
     * @param maxData most data bytes in a record, as this side announced
     */
    RecordReader(Connection connection, DirectionKeys keys, RecordBuffers pool, int maxData) {
        this.connection = connection;
        this.keys = keys;
        this.pool = pool;
        this.maxLength = maxData + RecordBuffers.RECORD_OVERHEAD;
    }

    /**
     * Waits for the next record that is not a REKEY.
     *
     * @return an opened record that the caller releases
     * @throws HandshakeException {@code TRUNCATED}, {@code TOO_LARGE}, {@code RECORD} or {@code REKEY_OVERDUE}; nothing
     *     more can be read then
     */
    PooledRecord next() throws IOException {
        while (true) {
            PooledRecord record = readSealed(readLength());
            if (record.kind() != RecordKind.REKEY) {
                return record;
            }
            boolean empty = record.length() == 0 && record.stream() == 0;
            record.release();
            if (!empty) {
                throw new HandshakeException(AlertCode.RECORD, "REKEY with contents");
            }
            keys.rekey();
        }
    }

    private int readLength() throws IOException {
        fillLookahead(RecordWriter.HEADER);
        lookahead.get(header);
        int word = ByteBuffer.wrap(header).getInt();
        if (word >>> 24 != RecordWriter.TYPE) {
            throw new HandshakeException(AlertCode.RECORD, "type " + (word >>> 24));
        }
        return checkLength(word & 0xff_ffff);
    }

    private int checkLength(int length) throws HandshakeException {
        if (length > maxLength) {
            throw new HandshakeException(
                    AlertCode.TOO_LARGE, "record of " + length + " bytes, limit " + maxLength);
        }
        if (length < RecordBuffers.RECORD_OVERHEAD) {
            throw new HandshakeException(AlertCode.RECORD, "record of " + length + " bytes");
        }
        if (keys.overdue(length)) {
            throw new HandshakeException(AlertCode.REKEY_OVERDUE, "one key was used for too long");
        }
        return length;
    }

    private void fillLookahead(int length) throws IOException {
        while (lookahead.remaining() < length) {
            lookahead.compact();
            int n = connection.read(lookahead);
            lookahead.flip();
            if (n < 0) {
                throw new HandshakeException(AlertCode.TRUNCATED, "ended without CLOSE");
            }
        }
    }

    private PooledRecord readSealed(int length) throws IOException {
        PooledRecord sealed = pool.acquire(length);
        try {
            fill(sealed.view(), length);
            return open(sealed, length);
        } finally {
            sealed.release();
        }
    }

    private PooledRecord open(PooledRecord sealed, int length) throws HandshakeException {
        PooledRecord record = pool.acquire(length);
        if (!keys.open(header, sealed.array(), length, record.array())) {
            record.release();
            throw new HandshakeException(AlertCode.RECORD, "a record does not open");
        }
        record.opened(length - AesGcm.TAG_BYTES);
        return record;
    }

    private void fill(ByteBuffer target, int length) throws IOException {
        target.clear().limit(length);
        int ready = Math.min(lookahead.remaining(), length);
        target.put(0, lookahead, lookahead.position(), ready).position(ready);
        lookahead.position(lookahead.position() + ready);
        while (target.hasRemaining()) {
            if (connection.read(target) < 0) {
                throw new HandshakeException(AlertCode.TRUNCATED, "ended inside a record");
            }
        }
        target.clear();
    }

    /**
     * Before READY, where keys do not agree on both ends, the other end can only answer with a plain ALERT.
     *
     * @throws HandshakeException with its code when that is what came
     */
    void requireNoAlert() throws IOException {
        fillLookahead(1);
        if (lookahead.get(lookahead.position()) == FrameType.ALERT.wire()) {
            fillLookahead(RecordWriter.HEADER + 1);
            throw Frames.alertOf(lookahead.getInt() & 0xff_ffff, lookahead.get());
        }
    }

    void wipe() {
        keys.wipe();
    }
}
