package io.godwit.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.manifest.ManifestLimits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md and the constants say the same. */
class LimitsTest {

    private static final Path SPEC = Path.of("spec", "PROTOCOL.md");

    @Test
    void everyLimitIsARowOfTheTableAndEveryRowIsALimit() throws Exception {
        var constants = new TreeMap<String, Long>();
        for (Class<?> holder : List.of(Limits.class, ManifestLimits.class)) {
            for (Field field : holder.getFields()) {
                assertTrue(Modifier.isFinal(field.getModifiers()), field.getName());
                assertEquals(null, constants.put(field.getName(), field.getLong(null)));
            }
        }
        assertEquals(rows(), constants);
    }

    private static Map<String, Long> rows() throws IOException {
        var rows = new TreeMap<String, Long>();
        List<String> lines = Files.readAllLines(SPEC);
        List<String> table = lines.subList(lines.indexOf("## Limits"), lines.size());
        table.stream()
                .filter(line -> line.matches("\\| [A-Z_]+ \\|.*"))
                .map(line -> line.split("\\|"))
                .forEach(cells ->
                        assertEquals(
                                null, rows.put(cells[1].strip(), Long.valueOf(cells[2].strip()))));
        return rows;
    }

    @Test
    void derivedLimitsFitTogether() {
        assertEquals(Limits.RECORD_PREFIX + Limits.CHUNK_PREFIX, Limits.CHUNK_HEADROOM);
        assertEquals(ManifestLimits.MAX_MANIFEST, Limits.MAX_META);
        assertTrue(Limits.MAX_PAGE + MessageDecoder.META_PREFIX <= Limits.RECORD_DATA);
    }

    @Test
    void theKindsAreThoseOfTheMessageTable() throws Exception {
        var rows = new TreeMap<String, Integer>();
        Files.readAllLines(SPEC).stream()
                .filter(line -> line.matches("\\| 0x[0-9a-f]{2} \\| [A-Z_]+ \\|.*"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> rows.put(cells[2].strip(), Integer.decode(cells[1].strip())));
        var kinds = new TreeMap<String, Integer>();
        for (MessageKind kind : MessageKind.values()) {
            kinds.put(kind.name(), kind.wire());
        }
        assertEquals(rows, kinds);
    }

    @Test
    void theRejectCodesAreThoseOfTheirTable() throws Exception {
        var rows = new TreeMap<String, Integer>();
        Files.readAllLines(SPEC).stream()
                .filter(line -> line.matches("\\| [0-9] \\| [A-Z_]+ \\|.*"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> rows.put(cells[2].strip(), Integer.valueOf(cells[1].strip())));
        var codes = new TreeMap<String, Integer>();
        for (RejectCode code : RejectCode.values()) {
            codes.put(code.name(), code.wire());
        }
        assertEquals(rows, codes);
    }
}
