package io.godwit.trust.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenth of what {@code src/test/trust/strangers} does. */
@Tag("trust")
class StrangersTest {

    @TempDir Path folder;

    @Test
    void anHonestPeerGetsInBesideStrangers() throws Exception {
        StrangersReport.Result result = StrangersReport.measure(folder, 100, 100, 20, 10);
        assertEquals(0, result.failed());
        assertTrue(result.meetsGoals(), result::toString);
        assertTrue(result.strangers() >= 200, result::toString);
    }
}
