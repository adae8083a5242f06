package io.godwit.app.cli;

import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.ControlResponse;
import io.godwit.app.control.SharedItem;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.SharedLibrary;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Carries out requests about the library, whether they come through the control socket or from this very process. */
final class LibraryRequests {
    private final SharedLibrary library;

    LibraryRequests(SharedLibrary library) {
        this.library = library;
    }

    /** Carries out one request; every failure becomes an answer. */
    ControlResponse answer(ControlRequest request) {
        try {
            return new ControlResponse.Done(
                    switch (request) {
                        case ControlRequest.Share share -> share(share);
                        case ControlRequest.Unshare unshare -> unshare(unshare);
                        case ControlRequest.Open ignored -> throw noWindow();
                        case ControlRequest.Shares ignored ->
                                library.shares().stream().map(this::item).toList();
                    });
        } catch (CommandFailure failed) {
            return refused(failed);
        } catch (IOException failed) {
            return refused(Failures.of(failed));
        }
    }

    private static CommandFailure noWindow() {
        return new CommandFailure(
                ExitCode.REFUSED,
                "A peer without a window runs with this profile.",
                "Stop it first, or choose another profile with --home.");
    }

    private static ControlResponse refused(CommandFailure failed) {
        return new ControlResponse.Refused(failed.what(), failed.code().number(), failed.hint());
    }

    private List<SharedItem> share(ControlRequest.Share request)
            throws CommandFailure, IOException {
        Visibility visibility =
                VisibilityConverter.find(request.visibility())
                        .orElseThrow(() ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        "There is no such visibility.",
                                        "Use public, contacts or link."));
        List<Path> paths = request.paths().stream().map(Path::of).toList();
        return share(library, paths, visibility).stream().map(this::item).toList();
    }

    /**
     * Shares all of these, or none: whoever mistyped one name among many would otherwise have to find out what became
     * of the others.
     *
     * @param paths absolute
     * @return the shares in their order
     * @throws CommandFailure that names the first path that cannot be shared
     */
    static List<Share> share(SharedLibrary library, List<Path> paths, Visibility visibility)
            throws CommandFailure {
        for (Path path : paths) {
            try {
                library.requireShareable(path);
            } catch (ShareException failed) {
                CommandFailure told = Failures.sharing(path, failed);
                throw paths.size() == 1 ? told : told.adding("nothing was shared");
            }
        }
        List<Share> added = new ArrayList<>();
        for (Path path : paths) {
            try {
                added.add(library.share(path, visibility));
            } catch (ShareException failed) {
                throw Failures.sharing(path, failed);
            }
        }
        return added;
    }

    private List<SharedItem> unshare(ControlRequest.Unshare request)
            throws CommandFailure, IOException {
        Path path = Path.of(request.path());
        List<SharedItem> exact = items(path);
        List<SharedItem> before = exact.isEmpty() ? items(real(path)) : exact;
        if (!library.unshare(path)) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "That path is not shared.",
                    "'godwit shares' lists what is.");
        }
        return before;
    }

    private List<SharedItem> items(Path path) throws IOException {
        return library.shares().stream()
                .filter(share -> share.path().equals(path))
                .map(this::item)
                .toList();
    }

    /** As the library has it, which follows the links in a path when that is shared. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path;
        }
    }

    private SharedItem item(Share share) {
        return new SharedItem(
                share.path().toString(),
                share.name(),
                share.folder() ? "folder" : "file",
                share.size(),
                share.files(),
                share.id().map(ContentId::toHex).orElse(""),
                VisibilityConverter.word(share.visibility()),
                share.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                library.link(share).map(ShareLink::format).orElse(""));
    }
}
