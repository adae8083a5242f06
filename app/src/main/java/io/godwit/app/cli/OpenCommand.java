package io.godwit.app.cli;

import io.godwit.app.control.ControlServer;
import io.godwit.app.desktop.OpenException;
import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.desktop.SingleInstance;
import io.godwit.app.desktop.SingleInstance.Claim;
import io.godwit.app.window.GodwitApplication;
import io.godwit.app.window.NoScreenException;
import io.godwit.app.window.ToolkitStart;
import io.godwit.core.content.DisplayName;
import io.godwit.core.node.Profile;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the window, or brings the one that is open to the front. */
@Command(
        name = OpenCommand.NAME,
        description = "Open the window with files to share or links to fetch.",
        footer = {
            "  godwit open",
            "  godwit open holiday.zip               ask whether to share it",
            "  godwit open letter.pdf.age            ask for its password, and open it",
            "  godwit open godwit://get/…            ask whether to fetch it"
        })
final class OpenCommand extends Subcommand {
    static final String NAME = "open";

    @Parameters(paramLabel = "WHAT", arity = "0..*", description = "Files, folders or links.")
    List<String> what = List.of();

    OpenCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        try {
            open(root(), OpenRequest.parse(what, root().surroundings().folder()));
            return ExitCode.DONE;
        } catch (OpenException wrong) {
            throw new CommandFailure(
                    codeOf(wrong),
                    "'" + DisplayName.of(wrong.word()) + "' " + wrong.getMessage() + ".",
                    "Give files, folders or godwit:// links.",
                    wrong);
        } catch (NoScreenException noScreen) {
            throw new CommandFailure(
                    ExitCode.LOCAL,
                    "There is no screen to open a window on.",
                    "Use 'godwit share' and 'godwit get' instead.",
                    noScreen);
        }
    }

    /** The same as for other commands: what makes no sense is one thing, what is not there another. */
    static ExitCode codeOf(OpenException wrong) {
        return wrong.senseless() ? ExitCode.USAGE : ExitCode.NOT_FOUND;
    }

    /** Opens the window and returns when it was closed, or hands over to the one that is open. */
    static void open(GodwitCommand root, OpenRequest request)
            throws CommandFailure, NoScreenException, IOException {
        String system = System.getProperty("os.name", "");
        GodwitApplication.requireScreen(system, root.surroundings().variables());
        ToolkitStart toolkit = ToolkitStart.begin();
        Profile profile = root.profile();
        Claim claim = SingleInstance.claim(profile, request);
        if (claim instanceof Claim.First(SingleInstance instance)) {
            try (instance;
                    WindowStop stop = new WindowStop()) {
                GodwitApplication.run(
                        toolkit,
                        profile,
                        request,
                        front -> {
                            stop.of(front);
                            return ControlServer.start(
                                            profile,
                                            new WindowRequests(front::library, front::open))
                                    ::close;
                        });
            }
            return;
        }
        toolkit.settle();
        if (claim instanceof Claim.Refused(String said, String hint)) {
            throw new CommandFailure(ExitCode.LOCAL, said, hint);
        }
    }
}
