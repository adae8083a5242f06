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

/** Encrypts a file with a password. */
@Command(
        name = "protect",
        description = {
            "Encrypt a file or folder with a password, in the age format.",
            "The original stays as it is; a folder becomes one ZIP file inside."
        },
        footer = {
            "  godwit protect letter.pdf                  makes letter.pdf.age here",
            "  godwit protect ~/album --out ~/shared      makes album.zip.age there",
            "  age -d letter.pdf.age >letter.pdf          the standard tool opens it too"
        })
final class ProtectCommand extends Subcommand {
    @Parameters(
            paramLabel = "PATH",
            converter = PathConverter.class,
            description = "The file or folder.")
    Path path = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the result. Default: the current folder.")
    Path out = Path.of("");

    @Mixin PasswordSource passwords = new PasswordSource();

    ProtectCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    boolean isOffline() {
        return true;
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        try (Password password = passwords.chosen(root(), "Password: ")) {
            Path made =
                    new ProtectedFiles(new SecureRandom())
                            .protect(
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
