package io.godwit.app.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The entry of Windows: a value under the user's {@code Run} key, written with the system's own {@code reg.exe}. */
final class AutostartRegistry implements Autostart {
    private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";

    private final CommandRunner runner;
    private final Path launcher;

    AutostartRegistry(CommandRunner runner, Path launcher) {
        this.runner = runner;
        this.launcher = launcher;
    }

    @Override
    public void set(boolean wanted) throws IOException {
        if (!wanted && !isSet()) {
            return;
        }
        String line = "\\\"" + launcher + "\\\" open";
        Command way =
                wanted
                        ? Command.of(
                                "reg.exe", "add", KEY, "/v", "Godwit", "/t", "REG_SZ", "/d", line,
                                "/f")
                        : Command.of("reg.exe", "delete", KEY, "/v", "Godwit", "/f");
        if (runner.run(List.of(way)) instanceof Outcome.Failed failed) {
            throw new IOException(failed.what());
        }
    }

    @Override
    public boolean isSet() {
        return runner.run(List.of(Command.of("reg.exe", "query", KEY, "/v", "Godwit"))).isDone();
    }
}
