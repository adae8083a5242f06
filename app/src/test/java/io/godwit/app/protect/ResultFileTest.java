package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir Path folder;

    @Test
    void whatCannotBeWrittenIsToldAsThat() throws Exception {
        ResultFile result = ResultFile.start(folder, "letter.txt");
        result.close();
        ByteBuffer text = ByteBuffer.allocate(10);
        StreamException failed = assertThrows(StreamException.class, () -> result.write(text));
        assertEquals(ProtectFault.UNWRITABLE, failed.fault());
    }

    @Test
    void twoOfOneNameAtTheSameTimeKeepWhatEachWrote() throws Exception {
        try (ResultFile first = ResultFile.start(folder, "letter.txt");
                ResultFile second = ResultFile.start(folder, "letter.txt")) {
            write(first, "one");
            write(second, "two");
            assertEquals("one", Files.readString(first.keep()));
            assertEquals("two", Files.readString(second.keep()));
        }
        assertEquals(Set.of("letter.txt", "letter (1).txt"), names());
    }

    @Test
    void whatKilledProcessesLeftIsRemoved() throws Exception {
        Files.writeString(folder.resolve(".letter.txt.godwit-part"), "clear text");
        Files.writeString(folder.resolve(".letter.txt-3.godwit-part"), "clear text");
        ResultFile.start(folder, "letter.txt").close();
        assertEquals(Set.of(), names());
    }

    @Test
    void aNameCanBeAsLongAsTheSystemTakesIt() throws Exception {
        String name = "\u00e9".repeat(125) + ".txt";
        try (ResultFile result = ResultFile.start(folder, name)) {
            assertEquals(folder.resolve(name), result.keep());
        }
    }

    private static void write(ResultFile result, String text) throws IOException {
        assertEquals(3, result.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
