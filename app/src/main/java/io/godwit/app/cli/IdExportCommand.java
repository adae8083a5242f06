package io.godwit.app.cli;

import io.godwit.core.identity.Identity;
import io.godwit.core.identity.KeyExport;
import io.godwit.core.identity.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the private key to a file, to move to another machine or to keep safe. */
@Command(
        name = "export",
        description = "Write this node's private key to a new file, to keep it safe or to move.",
        footer = {
            "  godwit id export key.pem",
            "  godwit id export --password-file secret key.pem",
            "  godwit id export --plain key.pem"
        })
final class IdExportCommand extends Subcommand {
    /** The usual name is taken by the password of the file that is made. */
    private static final String KEY_OPTION = "--key-password-file";

    @Parameters(paramLabel = "FILE", description = "The file to make; it must not exist.")
    Path file = Path.of("");

    @Option(names = "--plain", description = "Do not ask for a password to protect it.")
    boolean plain;

    @Mixin PasswordSource passwords = new PasswordSource();

    @Option(
            names = KEY_OPTION,
            paramLabel = "FILE",
            description =
                    "Read the password of this node's key, if it has one, from the first line of a"
                            + " file instead of asking.")
    @Nullable Path keyPasswordFile;

    IdExportCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    boolean isOffline() {
        return true;
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        if (plain && passwords.isFile()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--plain and --password-file exclude each other.",
                    "Give one of them.");
        }
        Identity identity = Nodes.identity(root(), KeyPassword.in(KEY_OPTION, keyPasswordFile));
        Path target = root().absolute(file);
        try (Password password =
                plain ? Password.none() : passwords.chosen(root(), "Password for the file: ")) {
            KeyExport.write(target, identity, password, new SecureRandom());
        }
        printer.remark(
                plain
                        ? "Whoever has this file is you; keep it safe."
                        : "Whoever has this file and its password is you; keep it safe.");
        printer.value(new JsonForms.Written(target.toString()));
        return ExitCode.DONE;
    }
}
