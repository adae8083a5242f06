package io.godwit.trust.interruption;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of what {@code src/test/trust/interruptions} does, what takes neither root nor minutes. */
@Tag("trust")
@Timeout(600)
class InterruptionsTest {

    @TempDir Path folder;

    @Test
    void aTransferDoesNotPauseForARestartOfTheDiscoveryServer() throws IOException {
        try (Scene scene = new Scene(folder, Optional.empty())) {
            Scene.Result result = scene.play(Interruption.SERVER_RESTART, Duration.ZERO);
            assertTrue(result.right(), result::toString);
            assertTrue(result.pause().compareTo(Interruptions.GOAL) < 0, result::toString);
        }
    }
}
