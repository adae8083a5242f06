package io.godwit.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkLayoutTest {

    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @CsvSource({
        "0, 20, 0",
        "1, 20, 1",
        "1048576, 20, 1",
        "1048577, 20, 2",
        "68719476736, 20, 65536",
        "68719476737, 21, 32769",
        "137438953472, 21, 65536",
        "1099511627776, 24, 65536",
        "1099511627777, 24, 65537",
        "17592186044416, 24, 1048576"
    })
    void chunksGrowWithTheFile(long size, int shift, int count) {
        ChunkLayout layout = ChunkLayout.forSize(size);
        assertEquals(shift, layout.chunkShift());
        assertEquals(count, layout.chunkCount());
        assertTrue(layout.isTransferable());
    }

    @Test
    @DisplayName("SZ sizes of 16 TiB + 1 to 2^63 - 1 have a layout and cannot be transferred")
    void hugeFilesHaveALayoutAndNoChunkCount() {
        for (long size : new long[] {(16L << 40) + 1, 1L << 53, Long.MAX_VALUE}) {
            ChunkLayout layout = ChunkLayout.forSize(size);
            assertFalse(layout.isTransferable());
            assertThrows(ArithmeticException.class, layout::chunkCount);
            assertEquals(1 << 24, layout.lengthOf(Integer.MAX_VALUE - 1 >> 12));
        }
    }

    @Test
    @DisplayName("SZ sizes -1 and -2^63 are refused")
    void negativeSizesAreRefused() {
        for (long size : new long[] {-1, Long.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> ChunkLayout.forSize(size));
            assertThrows(IllegalArgumentException.class, () -> new ChunkLayout(size, 20));
        }
        assertThrows(IllegalArgumentException.class, () -> new ChunkLayout(1, 15));
        assertThrows(IllegalArgumentException.class, () -> new ChunkLayout(1, 25));
    }

    @Test
    void chunksCoverTheFileWithoutGapOrOverlap() {
        Random random = new Random(20261121);
        for (int round = 0; round < 200; round++) {
            ChunkLayout layout =
                    new ChunkLayout(
                            random.nextLong(GIB), ChunkLayout.MIN_SHIFT + random.nextInt(9));
            long end = 0;
            for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
                assertEquals(end, layout.offsetOf(chunk));
                assertTrue(layout.lengthOf(chunk) > 0);
                end += layout.lengthOf(chunk);
            }
            assertEquals(layout.size(), end);
            assertEquals(layout.chunkSize(), layout.blocksPerChunk() * ChunkLayout.BLOCK_SIZE);
        }
    }

    @Test
    @DisplayName("SZ chunk indexes -1, last + 1 and 2^31 - 1 are out of range")
    void chunksOutsideTheFileAreOutOfRange() {
        ChunkLayout layout = ChunkLayout.forSize(3 << 20);
        for (int chunk : new int[] {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> layout.offsetOf(chunk));
            assertThrows(IndexOutOfBoundsException.class, () -> layout.lengthOf(chunk));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> ChunkLayout.forSize(0).lengthOf(0));
        assertThrows(IllegalArgumentException.class, () -> new ChunkRange(Integer.MAX_VALUE, 1));
        assertThrows(IllegalArgumentException.class, () -> new ChunkRange(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ChunkRange(0, 0));
        assertEquals(7, new ChunkRange(3, 4).end());
    }
}
