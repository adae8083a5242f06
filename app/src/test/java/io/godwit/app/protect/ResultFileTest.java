package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.file.Path;
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
}
