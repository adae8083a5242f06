package io.godwit.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that completes the command line. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options in a shell.",
        footer = {
            "  source <(godwit completion bash)       for this shell",
            "  godwit completion zsh >> ~/.zshrc      for every zsh from now on"
        })
final class CompletionCommand extends Subcommand {
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    Shell shell = Shell.bash;

    CompletionCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) {
        // One script serves both: it turns on zsh's bash emulation where it needs to.
        root().surroundings().out().print(AutoComplete.bash("godwit", CommandTree.of(root())));
        root().surroundings().out().flush();
        return ExitCode.DONE;
    }
}
