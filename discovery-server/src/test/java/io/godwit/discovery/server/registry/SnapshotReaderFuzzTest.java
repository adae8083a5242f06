package io.godwit.discovery.server.registry;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whatever is in the file, the reader stays within its limits and fails only as a file does. */
class SnapshotReaderFuzzTest {

    private static final RegistryLimits LIMITS =
            new RegistryLimits(100, 100, 1_000, Heartbeats.every(Duration.ofSeconds(30)));

    @FuzzTest
    void read(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            RegistryImage image = SnapshotReader.read(new ByteArrayInputStream(input), LIMITS);
            if (image.peers().size() > LIMITS.peers() || image.gone().size() > LIMITS.peers()) {
                throw new AssertionError("more than the limit");
            }
        } catch (IOException refused) {
            if (refused.getMessage() != null && refused.getMessage().isEmpty()) {
                throw new AssertionError("says nothing", refused);
            }
        }
    }
}
