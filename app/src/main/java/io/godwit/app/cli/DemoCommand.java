package io.godwit.app.cli;

import io.godwit.app.demo.Demonstration;
import io.godwit.core.content.DisplayName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the main job on this machine. */
@Command(
        name = "demo",
        description = {
            "Show the main job on this machine with real files.",
            "A discovery server, three peers that share a folder, and a fourth that fetches it from all"
                    + " three at once. Leaves nothing behind."
        },
        footer = {"  godwit demo", "  godwit demo --folder ~/Pictures"})
final class DemoCommand extends Subcommand {
    @Option(
            names = "--folder",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "The folder to share; only read. Default: lib of the running JDK.")
    Path folder = Path.of(System.getProperty("java.home"), "lib");

    DemoCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        if (printer.json()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "A demonstration is for people and has no result as JSON.",
                    "Leave --json out; 'godwit get --json' says what it fetched.");
        }
        Path original = root().absolute(folder).toRealPath();
        if (!Files.isDirectory(original) || original.getFileName() == null) {
            throw new CommandFailure(
                    ExitCode.LOCAL,
                    DisplayName.of(original.toString()) + " is not a folder with a name.",
                    "Choose one with --folder DIR.");
        }
        try (Demonstration demonstration =
                        new Demonstration(root().surroundings().out(), original);
                var _ = new StopSignal(() -> stop(demonstration), ExitCode.INTERRUPTED)) {
            return demonstration.run() ? ExitCode.DONE : ExitCode.VERIFICATION;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private void stop(Demonstration demonstration) {
        try {
            demonstration.close();
        } catch (IOException leftBehind) {
            root().surroundings().err().println("Some temporary files stay behind.");
        }
    }
}
