package io.godwit.app.cli;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.window.NoScreenException;
import io.godwit.core.content.DisplayName;
import io.godwit.core.node.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself and the options that every command understands. */
@Command(
        name = "godwit",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Carries files straight between people's devices, encrypted and verified.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of Godwit itself; please report it",
            "2:the command line makes no sense",
            "3:not found, or more than one thing has that name",
            "4:the network or the peer cannot be reached, or the port is taken",
            "5:verification failed",
            "6:refused, or somebody did not prove who they are",
            "7:the local file system: full, unreadable, exists",
            "130:interrupted; the same command goes on where it was"
        },
        footer = {
            "  godwit peer --share ~/Pictures     share a folder until stopped",
            "  godwit find holiday                search what others share",
            "  godwit get holiday.zip             fetch it from everyone who has it",
            "  godwit demo                        see it work on this machine"
        })
public final class GodwitCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final StatusLine status;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "Folder of the profile: identity, index, state."
                            + " Default: GODWIT_HOME, else the system's place for such data.")
    @Nullable Path home;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as JSON, for scripts.")
    boolean json;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more on standard error.")
    boolean verbose;

    GodwitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.status = new StatusLine(surroundings.err(), surroundings.variable("COLUMNS", ""));
    }

    /** Without a command: the window, or a peer without one where there is no screen. */
    @Override
    public Integer call() throws CommandFailure, IOException {
        try {
            OpenCommand.open(this, OpenRequest.nothing());
            return ExitCode.DONE.number();
        } catch (NoScreenException noScreen) {
            LoggerFactory.getLogger(GodwitCommand.class).debug("no window", noScreen);
        }
        printer()
                .remark(
                        "There is no screen here, so this runs a peer without a window,"
                                + " as 'godwit peer' does.");
        return new PeerCommand(this).call();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Where this profile is; what is there is a folder, or nothing yet. */
    Profile profile() throws CommandFailure {
        if (home != null && home.toString().isEmpty()) {
            // As of a script whose variable is empty: the key would be made in the current folder.
            throw new CommandFailure(
                    ExitCode.USAGE, "--home is empty.", "Name a folder, or leave --home out.");
        }
        Path folder = home == null ? HomeFolder.of(surroundings) : absolute(home);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandFailure(
                    ExitCode.LOCAL,
                    "The profile " + DisplayName.of(folder.toString()) + " is not a folder.",
                    "Choose a folder with --home DIR.");
        }
        return new Profile(folder);
    }

    Path absolute(Path path) {
        return surroundings.folder().resolve(path).normalize();
    }

    Printer printer() {
        return new Printer(surroundings.out(), surroundings.err(), json);
    }

    /** The line of standard error in which progress is shown. */
    StatusLine status() {
        return status;
    }

    boolean verbose() {
        return verbose;
    }
}
