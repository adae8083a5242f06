package io.godwit.app.cli;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replaces this node's key by a new one. */
@Command(
        name = "rotate",
        description = {
            "Make a new key, and with it a new peer ID; the key before it is kept beside it.",
            "Contacts know this node by its old ID: tell them. Stop a running peer first."
        },
        footer = {
            "  godwit id rotate",
            "  godwit id rotate --password-file secret    when one protects the key"
        })
final class IdRotateCommand extends Subcommand {
    @Mixin PasswordSource passwords = new PasswordSource();

    IdRotateCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    boolean isOffline() {
        return true;
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        IdentityFile file =
                new IdentityFile(
                        root().profile().identityFile(), new SecureRandom(), EventSink.NONE);
        try (Password password = password(file)) {
            Identity identity = file.rotate(password);
            printer.line(PeerIdText.format(identity.id()));
            printer.value(IdCommand.form(identity));
        }
        return ExitCode.DONE;
    }

    /** It opens the key that is there and protects the new one. */
    private Password password(IdentityFile key) throws CommandFailure, IOException {
        if (key.exists()) {
            if (key.needsPassword()) {
                return passwords.known(root(), "Password of this node's key: ");
            }
            passwords.requireNoFile("This node's key has no password.");
        }
        return Password.none();
    }
}
