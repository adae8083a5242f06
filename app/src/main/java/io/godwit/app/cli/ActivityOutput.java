package io.godwit.app.cli;

import io.godwit.app.log.ActivityLine;
import io.godwit.app.log.ActivityText;
import io.godwit.app.log.EventLog;
import io.godwit.app.log.LogFile;
import io.godwit.app.log.TerminalLog;
import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.event.Severity;
import io.godwit.core.node.Profile;
import io.godwit.core.transfer.TransferEvent;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** Shows events on standard error and, for a program that runs long, writes them to the profile's log. Thread-safe. */
final class ActivityOutput implements EventSink, AutoCloseable {
    private final TerminalLog terminal;
    private final EventLog log = new EventLog();
    private final Optional<LogFile> file;

    private ActivityOutput(TerminalLog terminal, Optional<LogFile> file) {
        this.terminal = terminal;
        this.file = file;
    }

    /** For a peer: everything of interest on standard error, and the log in the profile. */
    static ActivityOutput forPeer(GodwitCommand root) throws CommandFailure, IOException {
        Profile profile = root.profile();
        profile.prepare();
        LogFile file = LogFile.open(profile.logFolder(), root.verbose());
        Severity least = root.verbose() ? Severity.DEBUG : Severity.INFO;
        return new ActivityOutput(terminal(root, least), Optional.of(file));
    }

    /** For a command that ends by itself: warnings, or everything of interest with {@code -v}. */
    static ActivityOutput forCommand(GodwitCommand root) {
        Severity least = root.verbose() ? Severity.INFO : Severity.WARNING;
        return new ActivityOutput(terminal(root, least), Optional.empty());
    }

    private static TerminalLog terminal(GodwitCommand root, Severity least) {
        Surroundings around = root.surroundings();
        return new TerminalLog(
                root.status()::above,
                around.errIsTerminal() && around.variable("NO_COLOR", "").isEmpty(),
                least,
                InstantSource.system(),
                ZoneId.systemDefault());
    }

    @Override
    public void emit(Event event) {
        if (file.isEmpty() && event instanceof TransferEvent.DownloadFailed) {
            // It is what the command itself ends with, in a sentence of its own.
            return;
        }
        ActivityLine line = ActivityText.of(event);
        terminal.show(line);
        if (file.isPresent()) {
            log.write(event, line);
        }
    }

    @Override
    public void close() {
        file.ifPresent(LogFile::close);
    }
}
