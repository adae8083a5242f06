package io.godwit.core.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BitfieldTest {

    @Test
    void theWireFormHasChunk0InTheHighestBit() {
        Bitfield field = new Bitfield(10);
        field.set(0);
        field.set(9);
        assertArrayEquals(new byte[] {(byte) 0x80, 0x40}, field.toBytes());
        assertEquals(field, Bitfield.fromBytes(10, new byte[] {(byte) 0x80, 0x40}));
    }

    @Test
    void randomSetsComeBackEqual() {
        Random random = new Random(20261121);
        for (int size = 0; size < 200; size++) {
            Bitfield field = new Bitfield(size);
            for (int chunk = 0; chunk < size; chunk++) {
                if (random.nextBoolean()) {
                    field.set(chunk);
                }
            }
            assertEquals(field, Bitfield.fromBytes(size, field.toBytes()));
            assertEquals((size + 7) / 8, field.toBytes().length);
        }
    }

    @Test
    void spareBitsAndOtherLengthsAreRefused() {
        for (int bit = 0; bit < 6; bit++) {
            byte[] bytes = {0, (byte) (1 << bit)};
            assertThrows(IllegalArgumentException.class, () -> Bitfield.fromBytes(10, bytes));
        }
        for (int length : new int[] {0, 1, 3}) {
            assertThrows(
                    IllegalArgumentException.class, () -> Bitfield.fromBytes(10, new byte[length]));
        }
        assertThrows(IllegalArgumentException.class, () -> new Bitfield(-1));
        assertThrows(
                IllegalArgumentException.class, () -> new Bitfield(ChunkLayout.MAX_CHUNKS + 1));
    }

    @Test
    void setAndClearBitsAreFound() {
        Bitfield field = Bitfield.full(100);
        assertTrue(field.isFull());
        assertEquals(100, field.count());
        field.clear(40);
        assertFalse(field.isFull());
        assertEquals(99, field.count());
        assertFalse(field.get(40));
        assertEquals(41, field.nextSet(40));
        assertEquals(-1, new Bitfield(5).nextSet(0));
        assertTrue(new Bitfield(0).isFull());
    }

    @Test
    void aCopyIsIndependent() {
        Bitfield field = new Bitfield(3);
        Bitfield copy = field.copy();
        copy.set(1);
        assertFalse(field.get(1));
        assertTrue(copy.get(1));
    }

    @Test
    void chunksOutsideAreOutOfRange() {
        Bitfield field = new Bitfield(3);
        for (int chunk : new int[] {-1, 3, Integer.MAX_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> field.set(chunk));
            assertThrows(IndexOutOfBoundsException.class, () -> field.get(chunk));
            assertThrows(IndexOutOfBoundsException.class, () -> field.clear(chunk));
        }
    }
}
