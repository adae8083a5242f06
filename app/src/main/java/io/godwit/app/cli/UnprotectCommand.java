package io.godwit.app.cli;

import io.godwit.app.protect.ByteProgress;
import io.godwit.app.protect.ProtectException;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.core.identity.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decrypts a file that was protected with a password. */
@Command(
        name = "unprotect",
        description = {
            "Decrypt a file that was protected with a password.",
            "The clear file comes under its name only when all of it is authenticated."
        },
        footer = {
            "  godwit unprotect letter.pdf.age            makes letter.pdf here",
            "  godwit unprotect album.zip.age --out ~     makes ~/album.zip"
        })
final class UnprotectCommand extends Subcommand {
    @Parameters(paramLabel = "FILE.age", description = "The protected file.")
    Path path = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the result. Default: the current folder.")
    Path out = Path.of("");

    @Mixin PasswordSource passwords = new PasswordSource();

    UnprotectCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    boolean isOffline() {
        return true;
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        try (Password password = passwords.known(root(), "Password: ")) {
            Path made =
                    new ProtectedFiles(new SecureRandom())
                            .open(
                                    root().absolute(path),
                                    root().absolute(out),
                                    password,
                                    ByteProgress.NONE);
            ProtectFailures.report(printer, made);
            return ExitCode.DONE;
        } catch (ProtectException failed) {
            throw ProtectFailures.of(failed);
        }
    }
}
