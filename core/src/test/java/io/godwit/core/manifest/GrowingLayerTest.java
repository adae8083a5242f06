package io.godwit.core.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GrowingLayerTest {

    private static final ChunkLayout LAYOUT = ChunkLayout.forSize((5L << 20) + 1);

    private final byte[] packed = new byte[6 * 32];
    private final GrowingLayer layer = new GrowingLayer(LAYOUT);

    GrowingLayerTest() {
        new SplittableRandom(1).nextBytes(packed);
    }

    private byte[] part(int from, int to) {
        return Arrays.copyOfRange(packed, from * 32, to * 32);
    }

    @Test
    void growsHashByHashUntilItIsWhole() throws Exception {
        for (int chunk = 0; chunk < 6; chunk++) {
            assertEquals(chunk, layer.chunks());
            assertFalse(layer.isWhole());
            assertTrue(layer.add(chunk * 32, part(chunk, chunk + 1)));
            assertTrue(layer.has(chunk, packed, chunk * 32));
            assertFalse(layer.has(chunk, packed, (chunk + 1) % 6 * 32));
        }
        assertTrue(layer.isWhole());
        ContentId root = ChunkLayer.computed(LAYOUT, packed).root();
        assertEquals(root, layer.proved(root).root());
    }

    @Test
    void whatWasToldFirstStays() {
        assertTrue(layer.add(0, part(0, 2)));
        assertFalse(layer.add(0, part(3, 6)));
        assertFalse(layer.add(32, part(3, 6)));
        assertFalse(layer.add(96, part(3, 6)));
        assertEquals(2, layer.chunks());
        assertTrue(layer.has(1, packed, 32));
    }

    @Test
    void knowsNothingOfWhatWasNotTold() {
        layer.add(0, part(0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> layer.has(2, packed, 64));
        assertThrows(IndexOutOfBoundsException.class, () -> layer.has(-1, packed, 0));
    }

    @Test
    void refusesHalfHashesAndMoreThanTheFileHas() {
        assertThrows(IllegalArgumentException.class, () -> layer.add(0, new byte[33]));
        assertThrows(IllegalArgumentException.class, () -> layer.add(0, new byte[7 * 32]));
        layer.add(0, part(0, 6));
        assertThrows(IllegalArgumentException.class, () -> layer.add(6 * 32, new byte[32]));
    }

    @Test
    void isNoProofBeforeItIsWholeNorOfAnotherRoot() {
        ContentId root = ChunkLayer.computed(LAYOUT, packed).root();
        layer.add(0, part(0, 5));
        assertThrows(ManifestException.class, () -> layer.proved(root));
        layer.add(5 * 32, part(5, 6));
        assertThrows(ManifestException.class, () -> layer.proved(new ContentId(1, 2, 3, 4)));
    }
}
