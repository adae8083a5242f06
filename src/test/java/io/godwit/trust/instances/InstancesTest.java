package io.godwit.trust.instances;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a minute of what {@code src/test/trust/instances} does for ten. */
@Tag("trust")
class InstancesTest {

    @TempDir Path folder;

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        assumeTrue(Instances.isPossible(), "redis-server or nginx is not installed");
        try (var running = Instances.start(folder)) {
            Report report = running.run(30, 8);
            assertEquals(0, report.lost(), report::toString);
            assertTrue(report.acknowledged() > 0, report::toString);
            assertTrue(report.events() > 1, report::toString);
        }
    }
}
