package io.godwit.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;

/** Whatever is in the file, settings come of it, and what is written of them is read again as the same. */
class SettingsJsonFuzzTest {
    private static final AppSettings USUAL = AppSettings.usual("Ada", Path.of("/downloads"));

    @FuzzTest
    void decode(byte[] input) {
        SettingsJson.Reading read = SettingsJson.decode(input, USUAL);
        byte[] written = SettingsJson.encode(read.settings(), read.document());
        SettingsJson.Reading again = SettingsJson.decode(written, USUAL);
        assertEquals(read.settings(), again.settings());
        assertEquals(List.of(), again.refused());
    }
}
