package io.godwit.trust.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few seconds of what {@code src/test/trust/soak} does for hours. */
@Tag("trust")
class SoakTest {

    @TempDir Path folder;

    @Test
    void aSwarmLivesWithChurn() throws Exception {
        try (Soak soak = new Soak(folder, 3, 1, 5)) {
            Counts counts = soak.run(5, 1);
            assertEquals(List.of(), counts.failures());
            assertTrue(counts.transfers.sum() > 0, counts::toString);
        }
    }
}
