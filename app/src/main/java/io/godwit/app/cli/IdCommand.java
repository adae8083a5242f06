package io.godwit.app.cli;

import io.godwit.core.identity.Identity;
import io.godwit.core.identity.KeyPem;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.peer.SafetyNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints who this node is. */
@Command(
        name = "id",
        description = "Print this node's peer ID; the key is made at the first start.",
        footer = {
            "  godwit id                          to tell a friend",
            "  godwit id --full                   grouped, hexadecimal, kind of key",
            "  godwit id --pem                    the public key",
            "  godwit id --safety gw1…            the number to compare with that friend"
        })
final class IdCommand extends Subcommand {
    @ArgGroup(exclusive = true)
    Form form = new Form();

    static final class Form {
        @Option(names = "--full", description = "All forms of it.")
        boolean full;

        @Option(names = "--pem", description = "The public key, as PEM.")
        boolean pem;

        @Option(
                names = "--safety",
                paramLabel = "PEER-ID",
                converter = PeerIdConverter.class,
                description = "The safety number with another peer: both see the same one.")
        @Nullable PeerId safety;
    }

    @Mixin KeyPassword keyPassword = new KeyPassword();

    IdCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    boolean isOffline() {
        return true;
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IOException {
        Identity identity = Nodes.identity(root(), keyPassword);
        if (form.pem) {
            printer.line(pem(identity));
        } else if (form.safety != null) {
            printSafety(printer, identity.id(), form.safety);
            return ExitCode.DONE;
        } else if (form.full) {
            printFull(printer, identity);
        } else {
            printer.line(PeerIdText.format(identity.id()));
        }
        printer.value(form(identity));
        return ExitCode.DONE;
    }

    static JsonForms.Id form(Identity identity) {
        return new JsonForms.Id(
                PeerIdText.format(identity.id()),
                PeerIdText.formatGrouped(identity.id()),
                identity.id().toHex(),
                identity.publicKey().bits(),
                pem(identity));
    }

    private static void printFull(Printer printer, Identity identity) {
        printer.line("peer ID      " + PeerIdText.format(identity.id()));
        printer.line("to read out  " + PeerIdText.formatGrouped(identity.id()));
        printer.line("hexadecimal  " + identity.id().toHex());
        printer.line("key          RSA, " + identity.publicKey().bits() + " bits");
    }

    private static void printSafety(Printer printer, PeerId own, PeerId other) {
        SafetyNumber number = SafetyNumber.of(own, other);
        printer.line(String.join(" ", number.groups()));
        printer.line(String.join(" ", number.words()));
        printer.value(new JsonForms.Safety(number.digits(), number.words()));
    }

    private static String pem(Identity identity) {
        return new String(KeyPem.encodePublic(identity.publicKey()), StandardCharsets.US_ASCII)
                .strip();
    }
}
