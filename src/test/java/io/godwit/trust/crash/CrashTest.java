package io.godwit.trust.crash;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds of what {@code src/test/trust/crash} plays by the hundred. */
@Tag("trust")
class CrashTest {

    private static final long SEED = 20_261_121;

    @TempDir Path folder;

    @Test
    void whatGoesWrongNeverLeavesAWrongFile() throws IOException {
        Fault[] faults = {Fault.KILL_DOWNLOADER, Fault.NETWORK_RESET, Fault.NETWORK_FLIP};
        try (Scene scene = new Scene(folder.resolve("scene"), 2, 8 << 20, SEED)) {
            for (int i = 0; i < faults.length; i++) {
                Path place = folder.resolve("round-" + i);
                Verdict verdict = new Round(scene, faults[i], SEED + i, place).play();
                assertNotEquals(Verdict.End.SKIPPED, verdict.end());
                assertTrue(verdict.keptShare() >= 0.95, verdict::toString);
            }
        }
    }
}
