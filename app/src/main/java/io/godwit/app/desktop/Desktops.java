package io.godwit.app.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Chooses, once, how the desktop of this system is asked. */
public final class Desktops {
    /** A file manager that starts from cold takes a few seconds; a hung one should not keep a thread for long. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Desktops() {}

    /**
     * The desktop this process runs on.
     *
     * @param background runs short blocking work, best on virtual threads
     */
    public static Desktop ofThisSystem(Executor background) {
        return of(System.getProperty("os.name", ""), System.getenv(), launcher(), background);
    }

    static Desktop of(
            String system,
            Map<String, String> variables,
            Optional<Path> launcher,
            Executor background) {
        CommandRunner runner = new CommandRunner(variables, PATIENCE);
        String name = system.toLowerCase(Locale.ROOT);
        boolean windows = name.startsWith("windows");
        boolean mac = name.startsWith("mac");
        SystemCommands commands =
                windows ? new WindowsCommands() : mac ? new MacCommands() : new LinuxCommands();
        Optional<Autostart> autostart =
                launcher.map(program -> {
                    if (windows) {
                        return new AutostartRegistry(runner, program);
                    }
                    return mac
                            ? AutostartFile.launchAgent(
                                    home(variables).resolve("Library/LaunchAgents"), program)
                            : AutostartFile.xdg(configFolder(variables), program);
                });
        return new SystemDesktop(commands, runner, autostart, new AwtTrays(), background);
    }

    private static Path home(Map<String, String> variables) {
        return Path.of(variables.getOrDefault("HOME", System.getProperty("user.home", ".")));
    }

    /** The XDG base directory specification says to ignore a relative path. */
    private static Path configFolder(Map<String, String> variables) {
        Path told = Path.of(variables.getOrDefault("XDG_CONFIG_HOME", ""));
        Path config = told.isAbsolute() ? told : home(variables).resolve(".config");
        return config.resolve("autostart");
    }

    /** The installed program, or the script of a checkout; none when somebody ran the classes by hand. */
    private static Optional<Path> launcher() {
        return Stream.of("jpackage.app-path", "godwit.launcher")
                .flatMap(name -> Optional.ofNullable(System.getProperty(name)).stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
