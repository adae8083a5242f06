package io.godwit.app.cli;

import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.SharedItem;
import io.godwit.core.content.DisplayName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes something out of what this node shares. */
@Command(
        name = "unshare",
        description = "Stop sharing a file or folder; the files themselves stay.",
        footer = {"  godwit unshare ~/Pictures"})
final class UnshareCommand extends Subcommand {
    @Parameters(
            paramLabel = "PATH",
            converter = PathConverter.class,
            description = "As 'godwit shares' prints it.")
    Path path = Path.of("");

    @Mixin KeyPassword keyPassword = new KeyPassword();

    UnshareCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        List<SharedItem> items =
                new LibraryClient(root(), printer, keyPassword)
                        .ask(new ControlRequest.Unshare(root().absolute(path).toString()), true);
        items.forEach(item -> printer.line("no longer shared " + DisplayName.of(item.path())));
        printer.value(items);
        return ExitCode.DONE;
    }
}
