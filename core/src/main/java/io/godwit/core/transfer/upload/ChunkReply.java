package io.godwit.core.transfer.upload;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.RejectCode;
import java.io.IOException;

/** The answer to one GET, a few records at a time. */
final class ChunkReply {

    private static final int PAGE = 4096;

    /** Bytes read and sent in one turn, at most. */
    private static final int TURN = 2 * Limits.CHUNK_DATA;

    private final Message.Get get;
    private final MessageChannel channel;
    private final ServingParts parts;
    private final RequestQueue queue;
    private final int record;
    private int done;

    /**
     * An answer.
     *
     * @param queue where the request came from, which knows whether it is still wanted
     */
    ChunkReply(Message.Get get, MessageChannel channel, ServingParts parts, RequestQueue queue) {
        this.get = get;
        this.channel = channel;
        this.parts = parts;
        this.queue = queue;
        this.record = recordLength(get.length(), channel.remoteLimits().recordData());
    }

    /** Even parts of whole blocks, which the receiver can hash one by one, so that the last record is not a splinter. */
    static int recordLength(int length, int recordData) {
        int most = Math.min(Limits.CHUNK_DATA, recordData - Limits.CHUNK_PREFIX);
        int records = Math.ceilDiv(length, most);
        int blocks = Math.ceilDiv(Math.ceilDiv(length, records), ChunkLayout.BLOCK_SIZE);
        int even = blocks * ChunkLayout.BLOCK_SIZE;
        return Math.min(even, most);
    }

    /**
     * Checks the request against the file.
     *
     * @throws OfferException {@code OUT_OF_RANGE} when the file has no such bytes
     */
    void check(OfferedFile file) throws OfferException {
        ChunkLayout layout = file.layout();
        boolean inside =
                get.chunk() >= 0
                        && get.chunk() < layout.chunkCount()
                        && get.offset() >= 0
                        && get.length() > 0
                        && get.length() <= layout.lengthOf(get.chunk()) - get.offset();
        if (!inside) {
            throw new OfferException(RejectCode.OUT_OF_RANGE, "chunk, offset or length");
        }
    }

    /** Whether there is more to send, to somebody who still wants it. */
    boolean hasMore() {
        return done < get.length() && !queue.isCancelled();
    }

    /** Waits for a turn and sends what is read in it; returns its data bytes, 0 when it is no longer wanted by then. */
    int sendNext(OfferedFile file) throws IOException, InterruptedException {
        int length = Math.min(turn(), get.length() - done);
        int offset = get.offset() + done;
        try (Turns.Turn mine = parts.turns().take(channel)) {
            if (!isLetGo(length)) {
                return 0;
            }
            byte[] buffer = parts.buffers().acquire(length + Limits.CHUNK_HEADROOM);
            try {
                file.read(get.chunk(), offset, buffer, Limits.CHUNK_HEADROOM, length);
                mine.sending();
                send(offset, buffer, length);
            } finally {
                parts.buffers().release(buffer);
            }
        }
        done += length;
        parts.sent().add(length);
        return length;
    }

    /** Whole records, or as much of one as a limit lets go together: who waits for more could be given up meanwhile. */
    private int turn() {
        int most = parts.limit().together(TURN);
        return most < record ? most / PAGE * PAGE : most / record * record;
    }

    /** Waits for the limit; tells whether the request outlived the waiting, for this and for the turn. */
    private boolean isLetGo(int length) throws InterruptedException {
        if (queue.isCancelled()) {
            return false;
        }
        parts.limit().take(length);
        return !queue.isCancelled();
    }

    /** Each record's headers go over the end of the one before, which is sealed and on its way by then. */
    private void send(int offset, byte[] buffer, int length) throws IOException {
        for (int at = 0; at < length; at += record) {
            int part = Math.min(record, length - at);
            channel.sendChunk(get.stream(), offset + at, buffer, Limits.CHUNK_HEADROOM + at, part);
        }
    }
}
