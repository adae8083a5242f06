package io.godwit.app.cli;

import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.storage.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what failed below into a sentence, an advice and an exit code. */
final class Failures {
    private Failures() {}

    static CommandFailure of(IOException failed) {
        return switch (failed) {
            case DiscoveryException discovery -> discovery(discovery);
            case StorageException storage -> storage(storage);
            case HandshakeException handshake ->
                    new CommandFailure(
                            ExitCode.REFUSED,
                            "The peer refused or did not prove who it is ("
                                    + handshake.code()
                                    + ").",
                            "Check the peer ID with its owner.",
                            handshake);
            case FileSystemException file -> file(file);
            default ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "The connection failed: " + DisplayName.of(detail(failed)) + ".",
                            "Check the network and try again; -v shows more.",
                            failed);
        };
    }

    private static CommandFailure discovery(DiscoveryException failed) {
        String detail = DisplayName.of(detail(failed));
        return switch (failed.reason()) {
            case UNREACHABLE ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "The discovery server does not answer: " + detail + ".",
                            "Start one with 'godwit discovery' or name another with --discovery URL.",
                            failed);
            case BAD_ANSWER ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "The discovery server gives no usable answer: " + detail + ".",
                            "Check that --discovery names a Godwit discovery server.",
                            failed);
            case REFUSED ->
                    new CommandFailure(
                            ExitCode.REFUSED,
                            "The discovery server refused: " + detail + ".",
                            "Ask whoever runs it, or name another with --discovery URL.",
                            failed);
            case RATE_LIMITED ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "The discovery server asks to come back later: " + detail + ".",
                            "Wait a minute and try again.",
                            failed);
        };
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
