package io.godwit.app.cli;

import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.SharedItem;
import io.godwit.app.text.Amounts;
import io.godwit.core.content.DisplayName;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what this node shares. */
@Command(
        name = "shares",
        description = "List what this node shares, with links to send to friends.",
        footer = {"  godwit shares", "  godwit shares --json"})
final class SharesCommand extends Subcommand {
    /** Longer than nearly all paths; the rest is cut in the middle. */
    private static final int PATH_LENGTH = 512;

    @Mixin KeyPassword keyPassword = new KeyPassword();

    SharesCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        List<SharedItem> items =
                new LibraryClient(root(), printer, keyPassword)
                        .ask(new ControlRequest.Shares(), false);
        printer.value(items);
        items.forEach(item -> print(item, printer));
        if (items.isEmpty()) {
            printer.remark("Nothing is shared; 'godwit share PATH' begins.");
        }
        return ExitCode.DONE;
    }

    private static void print(SharedItem item, Printer printer) {
        printer.line(
                "%-9s %-8s %9s  %s"
                        .formatted(
                                item.state(),
                                item.visibility(),
                                Amounts.bytes(item.size()),
                                DisplayName.of(item.path(), PATH_LENGTH)));
        if (!item.link().isEmpty()) {
            printer.line("          " + item.link());
            if (item.root().isEmpty()) {
                printer.line("          still being read; what is read can be fetched already");
            }
        }
    }
}
