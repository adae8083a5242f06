package io.godwit.app.cli;

import java.nio.file.Path;
import java.util.Locale;

/** Where the profile is when {@code --home} does not say: {@code GODWIT_HOME}, else where the system keeps such data. */
final class HomeFolder {
    private HomeFolder() {}

    static Path of(Surroundings surroundings) {
        String told = surroundings.variable("GODWIT_HOME", "");
        return told.isEmpty()
                ? ofSystem(System.getProperty("os.name", ""), surroundings)
                : surroundings.folder().resolve(told);
    }

    static Path ofSystem(String system, Surroundings surroundings) {
        Path user = Path.of(surroundings.variable("HOME", System.getProperty("user.home", ".")));
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = surroundings.variable("APPDATA", user + "\\AppData\\Roaming");
            return Path.of(roaming, "Godwit");
        }
        if (name.startsWith("mac")) {
            return user.resolve("Library/Application Support/Godwit");
        }
        // The XDG base directory specification says to ignore a relative path here.
        Path data = Path.of(surroundings.variable("XDG_DATA_HOME", ""));
        return (data.isAbsolute() ? data : user.resolve(".local/share")).resolve("godwit");
    }
}
