package io.godwit.app.cli;

import io.godwit.app.control.ControlTakenException;
import io.godwit.app.settings.SettingsException;
import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.share.ShareException;
import io.godwit.core.storage.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Turns what failed below into a sentence, an advice and an exit code. */
final class Failures {
    /** Characters of a detail that are shown. */
    private static final int SENTENCE = 300;

    private Failures() {}

    static CommandFailure of(IOException failed) {
        return told(failed)
                .orElseGet(() ->
                        new CommandFailure(
                                ExitCode.NETWORK,
                                "The connection failed: " + DisplayName.of(detail(failed)) + ".",
                                "Check the network and try again; -v shows more.",
                                failed));
    }

    /** Of a command that talks to nobody, where what fails without saying what it is can only be the disk. */
    static CommandFailure offline(IOException failed) {
        return told(failed)
                .orElseGet(() ->
                        local(
                                "Reading or writing failed: "
                                        + DisplayName.of(detail(failed))
                                        + ".",
                                "Check the disk; -v shows more.",
                                failed));
    }

    /** Empty for what does not tell by itself where it comes from. */
    private static Optional<CommandFailure> told(IOException failed) {
        return switch (failed) {
            case DiscoveryException discovery -> Optional.of(discovery(discovery));
            case StorageException storage -> Optional.of(storage(storage));
            case HandshakeException handshake ->
                    Optional.of(
                            new CommandFailure(
                                    ExitCode.REFUSED,
                                    "The peer refused or did not prove who it is ("
                                            + handshake.code()
                                            + ").",
                                    "Check the peer ID with its owner.",
                                    handshake));
            case IdentityException identity -> Optional.of(identity(identity));
            case ShareException share -> Optional.of(share("The library cannot be used", share));
            case FileSystemException file -> Optional.of(file(file));
            case SettingsException settings ->
                    Optional.of(
                            local(
                                    sentence(detail(settings)),
                                    "Check the profile folder and its disk, or choose another profile"
                                            + " with --home DIR.",
                                    settings));
            case ControlTakenException taken ->
                    Optional.of(
                            local(
                                    "Another Godwit already runs with this profile: a window whose"
                                            + " network is off, or one that is just starting.",
                                    "Use that one ('godwit open' shows its window), close it and try"
                                            + " again, or choose another profile with --home DIR.",
                                    taken));
            default -> Optional.empty();
        };
    }

    private static CommandFailure discovery(DiscoveryException failed) {
        String hint =
                switch (failed.reason()) {
                    case UNREACHABLE ->
                            "Start one with 'godwit discovery' or name another with --discovery URL.";
                    case BAD_ANSWER -> "Check that --discovery names a Godwit discovery server.";
                    case REFUSED -> "Ask whoever runs it, or name another with --discovery URL.";
                    case RATE_LIMITED -> "Wait a minute and try again.";
                };
        boolean refused = failed.reason() == DiscoveryException.Reason.REFUSED;
        return new CommandFailure(
                refused ? ExitCode.REFUSED : ExitCode.NETWORK,
                sentence(detail(failed)),
                hint,
                failed);
    }

    /** What a command says that found nobody, as there was nobody to ask. */
    static CommandFailure unasked(DiscoveryException failed) {
        CommandFailure told = discovery(failed);
        String what = told.what();
        return new CommandFailure(
                        ExitCode.NETWORK,
                        what.substring(0, what.length() - 1)
                                + ", so nobody who has it could be reached.",
                        told.hint(),
                        failed)
                .adding("the same command goes on where it was");
    }

    /** What was found below as a sentence of its own. */
    private static String sentence(String detail) {
        String shown = DisplayName.of(detail, SENTENCE);
        return Character.toUpperCase(shown.charAt(0)) + shown.substring(1) + ".";
    }

    static CommandFailure storage(StorageException failed) {
        String what = "Storing failed: " + DisplayName.of(detail(failed)) + ".";
        String hint =
                switch (failed.reason()) {
                    case FULL ->
                            "Make room on the disk and run the same command again; nothing is lost.";
                    case TOO_LARGE ->
                            "Choose a folder on another disk with --out DIR; this one cannot store"
                                    + " files of that size.";
                    case NOT_PERMITTED -> "Choose a folder you may write to with --out DIR.";
                    case IN_THE_WAY -> "Move what is in the way, or choose another --out DIR.";
                    case IN_USE -> "Wait for the other download, or choose another --out DIR.";
                    case CORRUPT ->
                            "Delete the unfinished download and run the same command again.";
                    case IO_ERROR -> "Check the disk and run the same command again.";
                };
        return new CommandFailure(ExitCode.LOCAL, what, hint, failed);
    }

    private static CommandFailure identity(IdentityException failed) {
        ExitCode code =
                switch (failed.reason()) {
                    case MISSING, DAMAGED, FULL, IO_ERROR -> ExitCode.LOCAL;
                    case EXPOSED, PASSWORD_NEEDED, WRONG_PASSWORD, KEY_REFUSED, UNSUPPORTED ->
                            ExitCode.REFUSED;
                };
        return new CommandFailure(code, detail(failed), failed.hint(), failed);
    }

    /** What a command says of one path among several. */
    static CommandFailure sharing(Path path, ShareException failed) {
        return share(fileName(path.toString()) + " cannot be shared", failed);
    }

    /** What a command says that only reads a path. */
    static CommandFailure verifying(Path path, ShareException failed) {
        return share(fileName(path.toString()) + " cannot be verified", failed);
    }

    private static CommandFailure share(String outcome, ShareException failed) {
        String what = outcome + ": " + DisplayName.of(detail(failed)) + ".";
        return switch (failed.reason()) {
            case NOT_FOUND ->
                    new CommandFailure(ExitCode.NOT_FOUND, what, "Check the path.", failed);
            case UNREADABLE -> local(what, "Check its permissions.", failed);
            case NOT_A_FILE -> local(what, "Name a file or a folder itself, not a link.", failed);
            case NOT_ALLOWED -> local(what, "Choose another file or folder.", failed);
            case CHANGED, CLOSED -> local(what, "Try again in a moment.", failed);
            case IO_ERROR -> local(what, "Check the disk and the profile folder.", failed);
        };
    }

    private static CommandFailure file(FileSystemException failed) {
        String name = failed.getFile() == null ? "a file" : fileName(failed.getFile());
        return switch (failed) {
            case NoSuchFileException missing ->
                    local("There is no " + name + ".", "Check the path.", missing);
            case AccessDeniedException denied ->
                    local(name + " may not be opened.", "Check its permissions.", denied);
            case FileAlreadyExistsException exists ->
                    local(name + " is in the way.", "Move it or choose another place.", exists);
            default ->
                    local(
                            name + " cannot be used: " + DisplayName.of(reason(failed)) + ".",
                            "Check the path and the disk.",
                            failed);
        };
    }

    private static CommandFailure local(String what, String hint, IOException cause) {
        return new CommandFailure(ExitCode.LOCAL, what, hint, cause);
    }

    private static String reason(FileSystemException failed) {
        return failed.getReason() == null ? detail(failed) : failed.getReason();
    }

    private static String fileName(String path) {
        Path name = Path.of(path).getFileName();
        return DisplayName.of(name == null ? path : name.toString());
    }

    private static String detail(IOException failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }
}
