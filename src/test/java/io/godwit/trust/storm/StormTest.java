package io.godwit.trust.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hundredth of what {@code src/test/trust/storm} fetches; too little for its waste to mean something. */
@Tag("trust")
@Timeout(600)
class StormTest {

    @TempDir Path folder;

    @Test
    void aFileArrivesThroughAStorm() throws IOException {
        try (Storm storm = new Storm(folder, 100 << 20, 1)) {
            Storm.Result result = storm.fetch();
            assertEquals(0, result.code());
            assertTrue(result.right(), result::toString);
        }
    }
}
