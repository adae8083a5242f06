package io.godwit.app.cli;

import io.godwit.app.protect.ProtectException;
import io.godwit.core.content.DisplayName;
import java.nio.file.Path;

/** Tells how protecting and opening a file ended. */
final class ProtectFailures {
    private ProtectFailures() {}

    static void report(Printer printer, Path made) {
        printer.line("saved " + DisplayName.of(made.toString()));
        printer.value(new JsonForms.Written(made.toString()));
    }

    static CommandFailure of(ProtectException failed) {
        ExitCode code =
                switch (failed.fault()) {
                    case NO_PASSWORD, NOT_PROTECTED, NOT_A_PASSWORD -> ExitCode.USAGE;
                    case WRONG_PASSWORD, TOO_EXPENSIVE -> ExitCode.REFUSED;
                    case DAMAGED_HEADER, TRUNCATED, TAMPERED -> ExitCode.VERIFICATION;
                    case NOT_A_FILE, UNREADABLE, UNWRITABLE, NO_MEMORY, UNEXPECTED ->
                            ExitCode.LOCAL;
                    case STOPPED -> ExitCode.INTERRUPTED;
                };
        return new CommandFailure(code, failed.what(), failed.hint(), failed);
    }
}
