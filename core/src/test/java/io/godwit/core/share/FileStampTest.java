package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FileStampTest {

    @Test
    void aFileIsTheSameWhenItsFileSystemHasAnotherNumber() {
        var before = new FileStamp(7, 1, "(dev=fd01,ino=12)");
        assertEquals(before, new FileStamp(7, 1, "(dev=2a,ino=12)"));
        assertEquals("ino=12)", before.key());
    }

    @Test
    void otherKeysStayAsTheyAre() {
        for (String key : new String[] {"", "key"}) {
            assertEquals(key, new FileStamp(7, 1, key).key());
        }
    }
}
