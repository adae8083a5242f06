package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileHashTest {
    @TempDir Path folder;

    @Test
    void isThatOfOtherTools() throws Exception {
        Path file = Files.writeString(folder.resolve("abc.txt"), "abc");
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                WholeFileHash.of(file));
    }

    @Test
    void stopsWhenItIsInterrupted() throws Exception {
        Path file = Files.writeString(folder.resolve("abc.txt"), "abc");
        Thread.currentThread().interrupt();
        assertThrows(ClosedByInterruptException.class, () -> WholeFileHash.of(file));
        assertTrue(Thread.interrupted());
    }
}
