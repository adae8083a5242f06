package io.godwit.app.cli;

import io.godwit.core.content.DisplayName;
import io.godwit.core.identity.Contact;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.TrustStore;
import io.godwit.core.identity.Verification;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Contacts and blocked peers. A running node takes a change over within a second. */
@Command(
        name = "contact",
        description = "Contacts, who may see more, and blocked peers, who may see nothing.",
        footer = {
            "  godwit contact add gw1… Ada             remember somebody",
            "  godwit contact add gw1… Ada --verified  after comparing 'godwit id --safety gw1…'",
            "  godwit contact block gw1…               refuse somebody",
            "  godwit contact list"
        })
final class ContactCommand extends Subcommand {
    private static final String WHOSE = "As 'godwit id' prints it over there.";

    ContactCommand(GodwitCommand root) {
        super(root);
    }

    @Override
    ExitCode execute(Printer printer) throws CommandFailure, IdentityException {
        return list(printer);
    }

    private TrustStore store() throws CommandFailure, IdentityException {
        return TrustStore.open(
                root().profile().trustFile(),
                InstantSource.system(),
                ActivityOutput.forCommand(root()));
    }

    @Command(
            name = "list",
            description = "Show all contacts and blocked peers.",
            footer = {"  godwit contact list", "  godwit contact list --json"})
    int list() throws CommandFailure, IdentityException {
        return list(root().printer()).number();
    }

    private ExitCode list(Printer printer) throws CommandFailure, IdentityException {
        List<JsonForms.ContactForm> forms = forms(store());
        forms.forEach(form ->
                printer.line(
                        "%-8s %s  %s%s"
                                .formatted(
                                        form.trust(),
                                        form.peerId(),
                                        DisplayName.of(form.name()),
                                        form.verification().equals("none") ? "" : " (verified)")));
        printer.value(forms);
        if (forms.isEmpty()) {
            printer.remark("Nobody is remembered; 'godwit contact add PEER-ID NAME' begins.");
        }
        return ExitCode.DONE;
    }

    private static List<JsonForms.ContactForm> forms(TrustStore store) {
        return Stream.concat(
                        store.contacts().stream().map(c -> form(store, c)),
                        store.blocked().stream()
                                .filter(b -> store.contact(b.id()).isEmpty())
                                .map(b -> blocked(b.id())))
                .toList();
    }

    /** After a change: the list as it is now for scripts, and nothing for people, who know what they did. */
    private int changed(TrustStore store) {
        root().printer().value(forms(store));
        return ExitCode.DONE.number();
    }

    private static JsonForms.ContactForm form(TrustStore store, Contact contact) {
        return new JsonForms.ContactForm(
                PeerIdText.format(contact.id()),
                contact.name(),
                store.trust(contact.id()).name().toLowerCase(Locale.ROOT),
                contact.verification().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static JsonForms.ContactForm blocked(PeerId id) {
        return new JsonForms.ContactForm(PeerIdText.format(id), "", "blocked", "none");
    }

    @Command(
            name = "add",
            description = "Remember a peer under a name, or change either.",
            footer = {
                "  godwit contact add gw1… Ada             remember somebody",
                "  godwit contact add gw1… Ada --verified  after 'godwit id --safety gw1…'"
            })
    int add(
            @Parameters(
                            paramLabel = "PEER-ID",
                            converter = PeerIdConverter.class,
                            description = WHOSE)
                    PeerId peer,
            @Parameters(paramLabel = "NAME", description = "What you call them.") String name,
            @Option(names = "--verified", description = "You compared the safety numbers.")
                    boolean verified)
            throws CommandFailure, IdentityException {
        if (name.isBlank() || name.codePointCount(0, name.length()) > Contact.MAX_NAME) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The name is empty or too long.",
                    "Give one of 1 to " + Contact.MAX_NAME + " characters.");
        }
        TrustStore store = store();
        store.addContact(peer, name, verified ? Verification.SAFETY_NUMBER : Verification.NONE);
        return changed(store);
    }

    @Command(
            name = "remove",
            description = "Forget a contact and end a block.",
            footer = {"  godwit contact remove gw1…"})
    int remove(
            @Parameters(
                            paramLabel = "PEER-ID",
                            converter = PeerIdConverter.class,
                            description = WHOSE)
                    PeerId peer)
            throws CommandFailure, IdentityException {
        TrustStore store = store();
        store.removeContact(peer);
        store.unblock(peer);
        return changed(store);
    }

    @Command(
            name = "block",
            description = "Refuse a peer whatever it asks.",
            footer = {"  godwit contact block gw1…"})
    int block(
            @Parameters(
                            paramLabel = "PEER-ID",
                            converter = PeerIdConverter.class,
                            description = WHOSE)
                    PeerId peer)
            throws CommandFailure, IdentityException {
        TrustStore store = store();
        store.block(peer);
        return changed(store);
    }
}
