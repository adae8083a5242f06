package io.godwit.trust.comeback;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A crowd of thirty and one kill of what {@code src/test/trust/comeback} does with a thousand. */
@Tag("trust")
@Timeout(600)
class ComebackTest {

    @TempDir Path folder;

    @Test
    void everybodyComesBackToAServerThatForgotThem() throws IOException {
        try (Comeback comeback = new Comeback(folder, 30, Duration.ofSeconds(10))) {
            Comeback.Result result = comeback.kill();
            assertTrue(comeback.meetsGoal(result), result::toString);
        }
    }
}
