package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.manifest.ManifestException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPathTest {

    @Test
    void aKeyIsReadAsItWasMade() throws Exception {
        // The last one is what a decoder puts in place of what it cannot read; a file may be called
        // so.
        List<String> path = List.of("a", "\u00e9", "\ud83e\udda2", "\ufffd");
        assertEquals(path, EntryPath.decode(EntryPath.encode(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3", "61c3", "ff", "c080", "eda080", "f09fa6"})
    void aKeyThatIsNoTextIsRefusedAndNotReplaced(String hex) {
        byte[] key = HexFormat.of().parseHex(hex);
        var refused = assertThrows(ManifestException.class, () -> EntryPath.decode(key));
        assertEquals("path", refused.field());
    }
}
