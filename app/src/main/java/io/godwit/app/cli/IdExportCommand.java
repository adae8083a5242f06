package io.godwit.app.cli;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.KeyPem;
import io.godwit.core.identity.Password;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the private key to a file, to move to another machine or to keep safe. */
@Command(
        name = "export",
        description = "Write this node's private key to a new file, to keep it safe or to move.",
        footer = {"  godwit id export key.pem", "  godwit id export --plain key.pem"})
final class IdExportCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "The file to make; it must not exist.")
    Path file = Path.of("");

    @Option(names = "--plain", description = "Do not ask for a password to protect it.")
    boolean plain;

    IdExportCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        Identity identity = Nodes.identity(root().profile(), EventSink.NONE);
        try (Password password =
                plain ? Password.none() : Passwords.typed("Password for the file: ")) {
            if (!plain && password.isNone()) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "No password was given.",
                        "Type one at a terminal, or write the key unprotected with --plain.");
            }
            byte[] pem = KeyPem.encodePrivate(identity, password, new SecureRandom());
            try {
                write(root().absolute(file), pem);
            } finally {
                Arrays.fill(pem, (byte) 0);
            }
        }
        printer.remark("Whoever has this file and its password is you; keep it safe.");
        return ExitCode.DONE;
    }

    private static void write(Path file, byte[] pem) throws IOException {
        Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (ByteChannel channel = Files.newByteChannel(file, fresh, ownerOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(pem);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
