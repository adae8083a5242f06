package io.godwit.app.cli;

import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.download.DownloadException;
import java.io.IOException;

/** Turns the end of a download without its content into a sentence, an advice and an exit code. */
final class DownloadFailures {
    private static final String AGAIN =
            "Run the same command again later; it goes on where it was.";

    private DownloadFailures() {}

    /**
     * What a command says and ends with.
     *
     * @throws IllegalStateException if the fault is Godwit's own, which has an end of its own
     */
    static CommandFailure of(DownloadException failed) {
        return switch (failed.reason()) {
            case NOT_FOUND ->
                    new CommandFailure(
                            ExitCode.NOT_FOUND,
                            "Nobody who could be asked has it.",
                            "Check the ID, or look for it with 'godwit find'.",
                            failed);
            case CHANGED ->
                    new CommandFailure(
                            ExitCode.NOT_FOUND,
                            "The file changed where it comes from.",
                            "Ask whoever shares it for a new link.",
                            failed);
            case NO_SOURCES -> unreached(failed);
            case VERIFICATION ->
                    new CommandFailure(
                            ExitCode.VERIFICATION,
                            "What the sources sent is not what was asked for; none of it was used.",
                            "Look for other sources with 'godwit find', or run it again later.",
                            failed);
            case STORAGE -> storage(failed);
            case CANCELLED ->
                    new CommandFailure(
                            ExitCode.INTERRUPTED, "The download was cancelled.", AGAIN, failed);
            case REFUSED ->
                    new CommandFailure(
                            ExitCode.REFUSED,
                            "Every peer that has it refuses to talk to this one.",
                            "Ask its owner to add you as a contact; 'godwit id' is what they need.",
                            failed);
            case TOO_LARGE ->
                    new CommandFailure(
                            ExitCode.REFUSED,
                            "It has more files or chunks than Godwit transfers.",
                            "Ask its owner to share it in parts.",
                            failed);
            case INTERNAL -> throw new IllegalStateException("a fault in a download", failed);
        };
    }

    /** Peers that were known without asking were tried, too. */
    private static CommandFailure unreached(DownloadException failed) {
        return switch (failed.getCause()) {
            case DiscoveryException unasked -> Failures.unasked(unasked);
            case IOException tooEarly ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "No discovery server has answered yet, so nobody who has it could be"
                                    + " reached.",
                            "Give it more time with --patience SECONDS.",
                            tooEarly);
            case null, default ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "No peer that has it could be reached.",
                            AGAIN,
                            failed);
        };
    }

    /** The disk was full, and the download was ended for it. */
    static CommandFailure full(DownloadException ended) {
        return new CommandFailure(
                ExitCode.LOCAL,
                "There is not enough room on the disk; what was fetched so far is kept.",
                "Make room and run the same command again, or choose another --out DIR.",
                ended);
    }

    private static CommandFailure storage(DownloadException failed) {
        return failed.getCause() instanceof StorageException storage
                ? Failures.storage(storage)
                : new CommandFailure(
                        ExitCode.LOCAL, "Storing failed.", "Check the disk; " + AGAIN, failed);
    }
}
