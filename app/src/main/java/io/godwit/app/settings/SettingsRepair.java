package io.godwit.app.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * The file was not as it should be: it was put aside, and what was wrong has its usual value.
 *
 * @param kept where the broken file is now
 * @param fields what was wrong; {@link SettingsField#DOCUMENT} when nothing could be read
 */
public record SettingsRepair(Path kept, List<SettingsField> fields) {
    /** Copies the list. */
    public SettingsRepair {
        fields = List.copyOf(fields);
    }
}
