package io.godwit.app.cli;

import io.godwit.app.control.ControlClient;
import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.ControlResponse;
import io.godwit.app.control.SharedItem;
import io.godwit.core.event.EventSink;
import io.godwit.core.node.OfflineLibrary;
import io.godwit.core.node.Profile;
import io.godwit.core.share.ShareEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the running node of the profile, or opens the library here when none runs. */
final class LibraryClient {
    private final GodwitCommand root;
    private final Printer printer;
    private final KeyPassword password;

    /**
     * A client.
     *
     * @param password opens the key of the profile when no node runs, for links
     */
    LibraryClient(GodwitCommand root, Printer printer, KeyPassword password) {
        this.root = root;
        this.printer = printer;
        this.password = password;
    }

    /**
     * Carries out a request.
     *
     * @param changes whether it changes what is shared, so that a remark is due when nobody serves it yet
     */
    List<SharedItem> ask(ControlRequest request, boolean changes)
            throws CommandFailure, IOException {
        Profile profile = root.profile();
        Optional<ControlResponse> running = new ControlClient(profile).ask(request);
        if (running.isPresent()) {
            return done(running.get());
        }
        Optional<OfflineLibrary> library =
                OfflineLibrary.open(profile, Nodes.identity(root, password).id(), losses());
        if (library.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.LOCAL,
                    "Another Godwit works on this profile's library.",
                    "Wait a moment and try again, or choose another profile with --home DIR.");
        }
        try (OfflineLibrary open = library.get()) {
            List<SharedItem> items = done(new LibraryRequests(open).answer(request));
            if (changes) {
                printer.remark("No node runs with this profile; the next 'godwit peer' serves it.");
            }
            return items;
        }
    }

    /** Only that the library was damaged is news here; of the rest the next node tells. */
    private EventSink losses() {
        ActivityOutput activity = ActivityOutput.forCommand(root);
        return event -> {
            if (event instanceof ShareEvent.LibraryRebuilt
                    || event instanceof ShareEvent.LibraryDamaged) {
                activity.emit(event);
            }
        };
    }

    private static List<SharedItem> done(ControlResponse response) throws CommandFailure {
        return switch (response) {
            case ControlResponse.Done done -> done.shares();
            case ControlResponse.Refused refused ->
                    throw new CommandFailure(code(refused.code()), refused.error(), refused.hint());
        };
    }

    private static ExitCode code(int number) {
        return Stream.of(ExitCode.values())
                .filter(code -> code.number() == number && code != ExitCode.DONE)
                .findFirst()
                .orElse(ExitCode.LOCAL);
    }
}
