package io.godwit.app.cli.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFileTest {

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws Exception {
        byte[] bytes = "\ufeffport = 8000\nbind = ::1\n".getBytes(StandardCharsets.UTF_8);
        ConfigFile file = ConfigFile.parse(Path.of("discovery.properties"), bytes);
        assertEquals(Map.of("port", "8000", "bind", "::1"), file.values());
    }
}
