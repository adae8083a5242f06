package io.godwit.app.cli;

import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.ControlResponse;
import io.godwit.app.desktop.OpenException;
import io.godwit.app.desktop.OpenRequest;
import io.godwit.core.content.DisplayName;
import io.godwit.core.node.SharedLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries out what commands and later starts ask of the window. Thread-safe if what it is given is. */
final class WindowRequests implements Function<ControlRequest, ControlResponse> {
    private final Supplier<Optional<? extends SharedLibrary>> library;
    private final Consumer<OpenRequest> window;

    /**
     * Requests to one window.
     *
     * @param library the library of the node while that runs
     * @param window comes to the front and opens things; called on any thread, returns at once
     */
    WindowRequests(
            Supplier<Optional<? extends SharedLibrary>> library, Consumer<OpenRequest> window) {
        this.library = library;
        this.window = window;
    }

    @Override
    public ControlResponse apply(ControlRequest request) {
        if (request instanceof ControlRequest.Open open) {
            return open(open);
        }
        return library.get()
                .map(running -> new LibraryRequests(running).answer(request))
                .orElseGet(() ->
                        new ControlResponse.Refused(
                                "The network is switched off in the window.",
                                ExitCode.NETWORK.number(),
                                "Switch it on there, and try again."));
    }

    private ControlResponse open(ControlRequest.Open open) {
        try {
            window.accept(OpenRequest.parse(open.words(), Path.of("").toAbsolutePath()));
            return new ControlResponse.Done(List.of());
        } catch (OpenException wrong) {
            return new ControlResponse.Refused(
                    "'" + DisplayName.of(wrong.word()) + "' " + wrong.getMessage() + ".",
                    OpenCommand.codeOf(wrong).number(),
                    "Give files, folders or godwit:// links.");
        }
    }
}
