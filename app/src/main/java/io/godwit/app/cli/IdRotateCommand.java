package io.godwit.app.cli;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.security.SecureRandom;
import picocli.CommandLine.Command;

/** Replaces this node's key by a new one. */
@Command(
        name = "rotate",
        description = {
            "Make a new key, and with it a new peer ID; the key before it is kept beside it.",
            "Contacts know this node by its old ID: tell them. Stop a running peer first."
        },
        footer = {"  godwit id rotate"})
final class IdRotateCommand extends Subcommand {
    IdRotateCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        IdentityFile file =
                new IdentityFile(
                        root().profile().identityFile(), new SecureRandom(), EventSink.NONE);
        try (Password password = Passwords.ask(file)) {
            Identity identity = file.rotate(password);
            printer.line(PeerIdText.format(identity.id()));
            printer.value(IdCommand.form(identity));
        }
        return ExitCode.DONE;
    }
}
