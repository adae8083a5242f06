package io.godwit.app.cli.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;

/** Whatever is in the file, it has values or is refused with a sentence. */
class ConfigFileFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        try {
            ConfigFile file = ConfigFile.parse(Path.of("/etc/godwit"), input);
            file.values().forEach((name, value) -> assertEquals(value.strip(), value, name));
        } catch (IOException refused) {
            assertNotNull(refused.getMessage());
        }
    }
}
