package io.godwit.trust.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form; a million are sent by src/test/trust/hostile-discovery. */
@Tag("trust")
class HostileDiscoveryTest {

    private static final int REQUESTS = 6_000;

    /** The launcher gives it a heap of 512 MiB; what is beside it is less than this. */
    private static final long MEMORY_MIB = 900;

    @TempDir Path folder;

    @Test
    @DisplayName(
            "DOS-07 a discovery server answers hostile requests without a fault and honest peers all the while")
    void theServerStands() throws Exception {
        try (var siege = new Siege(folder)) {
            Siege.Outcome outcome = siege.run(REQUESTS);
            assertEquals(0, outcome.tally().faults(), outcome.tally()::table);
            assertEquals(REQUESTS, outcome.tally().sent(), outcome.tally()::table);
            assertEquals(List.of(), outcome.failures());
            assertTrue(outcome.asked() > 0);
            assertTrue(siege.stands(), siege::log);
            assertTrue(outcome.after().residentMiB() < MEMORY_MIB, outcome.after()::toString);
        }
    }
}
