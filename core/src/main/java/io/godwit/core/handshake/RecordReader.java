package io.godwit.core.handshake;

import io.godwit.core.crypto.AesGcm;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The receiving half of a channel. While nothing comes it holds {@value #LOOKAHEAD} bytes; pooled buffers are taken as
 * a record comes. Not thread-safe.
 *
 * <p>A header is a claim, and costs its sender four bytes: what waits for the rest of a record is bounded by what has
 * come, {@value #AHEAD} times the bytes of this record, or the buffer of the one before, which came whole. Sizes of
 * buffers are as far apart, so that a buffer which is full is followed by the next size.
 */
final class RecordReader {

    /** Enough for several small messages in one read. */
    private static final int LOOKAHEAD = 4 * 1_024;

    /** How many times the bytes that have come a buffer may hold. */
    private static final int AHEAD = 4;

    /**
     * Bytes of a longer record that have to be here before it gets a buffer: less than one packet of bulk data brings,
     * and more than a header, which is to hold nothing however long the record before it was.
     * A quarter of the second size, so that it may have that at once.
     */
    private static final int UNDER_WAY = RecordBuffers.ROOM_FOR_KIB;

    /** Changes in a row of keys that hardly served that are taken. */
    static final int MOST_REKEYS = 1_000;

    /** Records that pay for another one: new keys cost this side as much work as opening some of them. */
    static final int RECORDS_FOR_REKEY = 16;

    private final Connection connection;
    private final DirectionKeys keys;
    private final RecordBuffers pool;
    private final int maxLength;
    private final byte[] header = new byte[RecordWriter.HEADER];
    private final ByteBuffer lookahead = ByteBuffer.allocate(LOOKAHEAD).flip();

    /** Bytes of the buffer that the last record filled. */
    private int proven;

    /** What the sender may still spend on changes of keys, in records. */
    private int credit = MOST_REKEYS * RECORDS_FOR_REKEY;

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
                credit = Math.min(MOST_REKEYS * RECORDS_FOR_REKEY, credit + 1);
                return record;
            }
            boolean empty = record.length() == 0 && record.stream() == 0;
            record.release();
            if (!empty) {
                throw new HandshakeException(AlertCode.RECORD, "REKEY with contents");
            }
            credit -= keys.fresh() ? RECORDS_FOR_REKEY : 0;
            if (credit < 0) {
                throw new HandshakeException(AlertCode.RECORD, "keys are changed too often");
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
        // A buffer for the little that a short read brings would be full at once, and copied.
        fillLookahead(Math.min(length, UNDER_WAY));
        int filled = Math.min(lookahead.remaining(), length);
        PooledRecord sealed = pool.acquire(length, roomAfter(filled));
        try {
            lookahead.get(sealed.array(), 0, filled);
            filled = fill(sealed, filled, length);
            while (filled < length) {
                sealed = grown(sealed, length);
                filled = fill(sealed, filled, length);
            }
            PooledRecord record = open(sealed, length);
            proven = sealed.array().length;
            return record;
        } finally {
            sealed.release();
        }
    }

    /**
     * Most bytes to wait with when this many of a record have come. Records of one size that come in a row, as those of
     * chunks do, are read into a whole buffer at once and are not copied.
     */
    private int roomAfter(int arrived) {
        int earned = Math.max(LOOKAHEAD, AHEAD * (RecordWriter.HEADER + arrived));
        return Math.max(earned, proven);
    }

    /** The bytes of a full buffer in one of the next size. */
    private PooledRecord grown(PooledRecord full, int length) {
        byte[] bytes = full.array();
        PooledRecord larger = pool.acquire(length, AHEAD * bytes.length);
        System.arraycopy(bytes, 0, larger.array(), 0, bytes.length);
        full.release();
        return larger;
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

    /**
     * Reads until the record or its buffer ends. What comes with the end of a record is the beginning of the next one,
     * which so costs no call of the system by itself.
     *
     * @param from bytes that are in the buffer already
     * @return bytes of this record that are in it now
     */
    private int fill(PooledRecord sealed, int from, int length) throws IOException {
        ByteBuffer target = sealed.view();
        int end = Math.min(target.capacity(), length);
        if (from < end) {
            target.clear().limit(Math.min(target.capacity(), end + LOOKAHEAD)).position(from);
            while (target.position() < end) {
                if (connection.read(target) < 0) {
                    throw new HandshakeException(AlertCode.TRUNCATED, "ended inside a record");
                }
            }
            lookahead.clear().put(target.flip().position(end)).flip();
            target.clear();
        }
        return end;
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
