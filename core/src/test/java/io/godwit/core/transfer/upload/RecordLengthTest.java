package io.godwit.core.transfer.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.protocol.Limits;
import org.junit.jupiter.api.Test;

/** How a chunk is cut into records: so that its blocks can be hashed when they arrive. */
class RecordLengthTest {

    private static final int MIB = 1 << 20;

    @Test
    void allRecordsButTheLastAreWholeBlocks() {
        for (int length = 1; length <= MIB; length += 997) {
            int record = ChunkReply.recordLength(length, Limits.MAX_RECORD_DATA);
            assertEquals(0, record % ChunkLayout.BLOCK_SIZE, "of " + length);
            assertTrue(record <= Limits.CHUNK_DATA, "of " + length);
            int records = Math.ceilDiv(length, record);
            assertEquals(Math.ceilDiv(length, Limits.CHUNK_DATA), records, "of " + length);
        }
    }

    @Test
    void recordsAreNoLongerThanTheReceiverTakes() {
        int least = Limits.MIN_RECORD_DATA;
        int record = ChunkReply.recordLength(MIB, least);
        assertTrue(record > 0 && record <= least - Limits.CHUNK_PREFIX);
    }
}
