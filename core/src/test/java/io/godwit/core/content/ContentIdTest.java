package io.godwit.core.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
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
            assertEquals(
                    id,
                    ContentId.parse(id.toHex().toUpperCase(Locale.ROOT)).orElseThrow());
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
}
