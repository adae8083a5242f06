package io.godwit.app.cli;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.KeyPem;
import io.godwit.core.identity.Password;
import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a key from elsewhere as this node's identity. */
@Command(
        name = "import",
        description = {
            "Use a private key from a file: RSA of 3072 or 4096 bits, PKCS#8 in PEM.",
            "A password that protects it there protects it here too.",
            "The key before it is kept beside it. Stop a running peer first."
        },
        footer = {
            "  godwit id import key.pem",
            "  godwit id import --password-file secret key.pem"
        })
final class IdImportCommand extends Subcommand {
    /** A byte more than any key file, so that a longer one is refused and not cut. */
    private static final int MAX_FILE = 16 * 1024 + 1;

    @Parameters(paramLabel = "FILE", description = "The key file.")
    Path file = Path.of("");

    @Mixin PasswordSource passwords = new PasswordSource();

    IdImportCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    boolean isOffline() {
        return true;
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        byte[] pem = SmallFile.read(root().absolute(file), MAX_FILE);
        try (Password password = password(pem)) {
            Identity identity = KeyPem.decodePrivate(pem, password);
            if (password.isNone()) {
                passwords.requireNoFile("The key in that file has no password.");
            }
            new IdentityFile(root().profile().identityFile(), new SecureRandom(), EventSink.NONE)
                    .replace(identity, password);
            printer.line(PeerIdText.format(identity.id()));
            printer.value(IdCommand.form(identity));
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
        return ExitCode.DONE;
    }

    private Password password(byte[] pem) throws CommandFailure, IOException {
        return KeyPem.isEncrypted(pem)
                ? passwords.known(root(), "Password of the key file: ")
                : Password.none();
    }
}
