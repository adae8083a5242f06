package io.godwit.app.cli;

import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.SharedItem;
import io.godwit.core.content.DisplayName;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds to what this node shares. */
@Command(
        name = "share",
        description = {
            "Share files and folders; a running node serves them at once.",
            "When one of several cannot be shared, none is."
        },
        footer = {
            "  godwit share ~/Pictures film.mkv",
            "  godwit share --visibility contacts diary.pdf",
            "  godwit share --visibility link draft.pdf       found only by its link"
        })
final class ShareCommand extends Subcommand {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            converter = PathConverter.class,
            description = "Files and folders to share.")
    List<Path> paths = List.of();

    @Option(
            names = "--visibility",
            paramLabel = "WHO",
            defaultValue = "public",
            converter = VisibilityConverter.class,
            description = "Who may have it: public, contacts or link. Default: public.")
    Visibility visibility = Visibility.PUBLIC;

    @Mixin KeyPassword keyPassword = new KeyPassword();

    ShareCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        if (paths.size() > ControlRequest.MAX_PATHS) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "More than " + ControlRequest.MAX_PATHS + " paths at once.",
                    "Share the folder that they are in.");
        }
        List<SharedItem> items =
                new LibraryClient(root(), printer, keyPassword)
                        .ask(
                                new ControlRequest.Share(
                                        paths.stream()
                                                .map(path -> root().absolute(path).toString())
                                                .toList(),
                                        VisibilityConverter.word(visibility)),
                                true);
        items.forEach(item ->
                printer.line("shared " + DisplayName.of(item.path()) + " " + item.visibility()));
        printer.value(items);
        return ExitCode.DONE;
    }
}
