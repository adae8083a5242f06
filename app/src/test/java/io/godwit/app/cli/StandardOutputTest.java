package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
    /** A device of Linux whose disk is always full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir Path folder;

    private static boolean fails(Path path) throws IOException {
        try (FileOutputStream file = new FileOutputStream(path.toFile());
                PrintStream out =
                        new PrintStream(new StandardOutput(file), true, StandardCharsets.UTF_8)) {
            out.println("result");
            return out.checkError();
        }
    }

    @Test
    void aFileThatCannotTakeTheResultIsAFailure() throws IOException {
        assumeTrue(Files.exists(FULL), "no such device here");
        assertTrue(fails(FULL));
        assertFalse(fails(folder.resolve("file")));
        assertEquals("result\n", Files.readString(folder.resolve("file")));
    }

    @Test
    @Timeout(30)
    void aReaderThatHasSeenEnoughIsNone() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(FULL.getFileSystem().supportedFileAttributeViews().contains("unix"), "no pipes");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Process reader = new ProcessBuilder("head", "-c", "1", pipe.toString()).start();
        try (FileOutputStream file = new FileOutputStream(pipe.toFile());
                PrintStream out =
                        new PrintStream(new StandardOutput(file), true, StandardCharsets.UTF_8)) {
            out.println("result");
            assertTrue(reader.waitFor(20, TimeUnit.SECONDS));
            out.println("nobody reads this");
            assertFalse(out.checkError());
        } finally {
            reader.destroyForcibly();
        }
    }

    @Test
    void aCommandWhoseResultIsLostEndsWithCode7() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        Captured captured = new Captured(folder);
        Surroundings around =
                new Surroundings(
                        new PrintStream(full, true, StandardCharsets.UTF_8),
                        captured.surroundings().err(),
                        false,
                        false,
                        Map.of(),
                        folder);
        assertEquals(7, new Program(around).run("contact", "--json", "--home", folder.toString()));
        assertEquals(
                List.of(
                        "Nobody is remembered; 'godwit contact add PEER-ID NAME' begins.",
                        "godwit: The result could not be written to standard output.",
                        "Make room on the disk it goes to, or choose another."),
                captured.err());
    }
}
