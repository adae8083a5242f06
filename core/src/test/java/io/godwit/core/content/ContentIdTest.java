package io.godwit.core.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContentIdTest {

    @Test
    void bothFormsComeBackEqual() {
        Random random = new Random(20261121);
        for (int round = 0; round < 100; round++) {
            byte[] bytes = new byte[ContentId.BYTES];
            random.nextBytes(bytes);
            ContentId id = ContentId.of(bytes);
            assertArrayEquals(bytes, id.toBytes());
            assertEquals(id, ContentId.parse(id.toHex()).orElseThrow());
            assertEquals(id, ContentId.parse(id.toHex().toUpperCase(Locale.ROOT)).orElseThrow());
        }
    }

    @Test
    void itIsReadAndWrittenInsideLargerArrays() {
        byte[] array = new byte[40];
        ContentId id = new ContentId(1, 2, 3, -4);
        id.write(array, 5);
        assertEquals(id, ContentId.at(array, 5));
        assertNotEquals(id, ContentId.at(array, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> ContentId.at(array, 9));
        assertThrows(IndexOutOfBoundsException.class, () -> id.write(array, 9));
        assertThrows(IndexOutOfBoundsException.class, () -> id.write(array, -1));
    }

    @Test
    void anythingElseThan64HexDigitsIsNoId() {
        String hex = "0123456789abcdef".repeat(4);
        assertTrue(ContentId.parse(hex).isPresent());
        for (String text :
                new String[] {
                    "",
                    "0",
                    hex + "0",
                    hex.substring(1),
                    " " + hex.substring(1),
                    "g" + hex.substring(1),
                    "\u0660" + hex.substring(1),
                    hex.substring(2) + "\ud83d\ude00"
                }) {
            assertTrue(ContentId.parse(text).isEmpty(), text);
        }
        assertThrows(IllegalArgumentException.class, () -> ContentId.of(new byte[31]));
    }

    @Test
    void theyAreOrderedAsTheirBytesAre() {
        Random random = new Random(20261130);
        for (int round = 0; round < 1_000; round++) {
            int same = random.nextInt(5);
            long[] words = random.longs(8).toArray();
            System.arraycopy(words, 0, words, 4, same);
            ContentId one = new ContentId(words[0], words[1], words[2], words[3]);
            ContentId other = new ContentId(words[4], words[5], words[6], words[7]);
            assertEquals(
                    Integer.signum(Arrays.compareUnsigned(one.toBytes(), other.toBytes())),
                    Integer.signum(one.compareTo(other)));
        }
    }

    @Test
    @DisplayName("DOS-10 identifiers made up to share one hash do not slow a table down")
    void collidingIdentifiersStayFast() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> {
                    var table = new HashMap<ContentId, Integer>();
                    for (int i = 0; i < 200_000; i++) {
                        // Long.hashCode is high ^ low: all of these share it.
                        ContentId colliding = new ContentId((long) i << 32 | i, 0, 0, 0);
                        assertEquals(new ContentId(0, 0, 0, 0).hashCode(), colliding.hashCode());
                        table.merge(colliding, 1, Integer::sum);
                    }
                    assertEquals(200_000, table.size());
                });
    }
}
