package io.godwit.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.session.DialFailure;
import io.godwit.core.session.SessionEvent;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.share.Visibility;
import io.godwit.core.transfer.TransferEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActivityTextTest {
    private static final PeerId PEER = new PeerId(1, 2, 3, 4);
    private static final ContentId CONTENT = new ContentId(5, 6, 7, 8);

    @Test
    @DisplayName("LOG a path appears without its folders")
    void leavesFoldersOut() {
        String text =
                text(new ShareEvent.ShareAdded(Path.of("/secret/place/a.txt"), Visibility.PUBLIC));
        assertEquals("sharing a.txt (public)", text);
    }

    @Test
    @DisplayName("LOG addresses of peers do not appear")
    void leavesAddressesOut() {
        String text = text(new SessionEvent.DialFailed(PEER, "192.0.2.x", DialFailure.OTHER_PEER));
        assertFalse(text.contains("192.0.2"), text);
    }

    @Test
    @DisplayName("UI a name cannot forge a line of the log")
    void escapesNames() {
        String text =
                text(new TransferEvent.DownloadStarted(CONTENT, "a\n12:00 done\u001b[1m", 1, 1, 0));
        assertFalse(text.chars().anyMatch(c -> c < 0x20), text);
    }

    @Test
    void namesADroppedSourceInFull() {
        String text =
                text(new TransferEvent.SourceDropped(CONTENT, PEER, TransferEvent.Fault.BAD_DATA));
        assertTrue(text.contains(PeerIdText.format(PEER)), text);
    }

    @Test
    void printsPlainLinesIntoAPipeAndColoursOnATerminal() {
        ActivityLine line = line(Severity.WARNING);
        assertEquals("00:00:05 warn  session   text\n", print(false, line));
        assertTrue(print(true, line).contains("\u001b[33msession   text\u001b[0m"));
        assertEquals("", print(false, line(Severity.DEBUG)));
    }

    private static ActivityLine line(Severity severity) {
        return new ActivityLine(
                severity, "session", Sentence.of("other", new Gap.Verbatim("text")));
    }

    private static String print(boolean coloured, ActivityLine line) {
        var bytes = new ByteArrayOutputStream();
        new TerminalLog(
                        new PrintStream(bytes, true, StandardCharsets.UTF_8)::println,
                        coloured,
                        Severity.INFO,
                        () -> Instant.ofEpochSecond(5),
                        ZoneOffset.UTC)
                .show(line);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String text(Event event) {
        return ActivityWords.english().text(ActivityText.of(event));
    }
}
