package io.godwit.app.cli;

import io.godwit.app.text.Amounts;
import io.godwit.core.content.ContentId;
import io.godwit.core.content.DisplayName;
import io.godwit.core.share.ContentCheck;
import io.godwit.core.share.ShareException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Recomputes the identifier of a file or folder, and compares it. */
@Command(
        name = "verify",
        description = {
            "Recompute the root of a file or the content ID of a folder from its bytes.",
            "When ROOT is given, the two are compared."
        },
        footer = {
            "  godwit verify holiday.zip              print its root",
            "  godwit verify holiday.zip 3f1a…        exit code 5 if it is something else"
        })
final class VerifyCommand extends Subcommand {
    @Parameters(
            index = "0",
            paramLabel = "PATH",
            converter = PathConverter.class,
            description = "A file or folder.")
    Path path = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "ROOT",
            arity = "0..1",
            description = "Root or content ID to compare with, 64 hex digits.")
    @Nullable String root;

    VerifyCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    boolean isOffline() {
        return true;
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        Optional<ContentId> expected = expected();
        Path real = root().absolute(path).toRealPath();
        ContentCheck found;
        try {
            found = ContentCheck.of(real, bytes -> {});
        } catch (ShareException failed) {
            throw Failures.verifying(real, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        boolean matches = expected.isEmpty() || expected.get().equals(found.id());
        printer.value(
                new JsonForms.Verified(
                        real.toString(), found.bytes(), found.id().toHex(), matches));
        printer.line(found.id().toHex() + "  " + DisplayName.of(real.toString()));
        if (!matches) {
            printer.remark(
                    "godwit: The content is not what was expected; it was changed or is another.");
            printer.remark("Fetch it again with 'godwit get " + expected.get().toHex() + "'.");
            return ExitCode.VERIFICATION;
        }
        if (expected.isPresent()) {
            printer.line("verified, " + Amounts.bytes(found.bytes()));
        }
        return ExitCode.DONE;
    }

    private Optional<ContentId> expected() throws CommandFailure {
        if (root == null) {
            return Optional.empty();
        }
        Optional<ContentId> id = ContentId.parse(root);
        if (id.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "ROOT is not a root or content ID.",
                    "Give the 64 hexadecimal digits that 'godwit find' prints.");
        }
        return id;
    }
}
