package io.godwit.app.view.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.UiThread;
import io.godwit.app.log.ActivityHistory;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.event.Severity;
import io.godwit.core.node.NodeEvent;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.session.SessionEvent;
import io.godwit.core.storage.StorageEvent;
import io.godwit.core.transfer.TransferEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityViewModelTest {
    private static final ContentId CONTENT = new ContentId(1, 2, 3, 4);
    private static final NodeEvent STARTED = new NodeEvent.Started(8001);
    private static final TransferEvent COMPLETED =
            new TransferEvent.DownloadCompleted(CONTENT, Path.of("Moby Dick.epub"), 1 << 20);
    private static final SessionEvent WARNING = new SessionEvent.AcceptFailed();
    private static final String WARNED =
            "no connection can be accepted at the moment; trying again";

    private final UiThread ui = new UiThread();
    private final ActivityHistory history =
            new ActivityHistory(InstantSource.fixed(Instant.parse("2026-11-21T23:59:58Z")));
    private ActivityViewModel model;

    @BeforeEach
    void open() {
        history.emit(STARTED);
        model = model("en", ZoneOffset.ofHours(1));
        until(model, 1);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private ActivityViewModel model(String language, ZoneId zone) {
        Wording wording = new Wording(Words.in(Locale.of(language)).of("activity"));
        return ui.ask(() ->
                new ActivityViewModel(history, wording, Thread::startVirtualThread, ui, zone));
    }

    private void until(ActivityViewModel shows, int lines) {
        ui.until(() -> shows.shown().size() == lines);
    }

    private List<String> texts() {
        return texts(model);
    }

    private List<String> texts(ActivityViewModel shows) {
        return ui.ask(() -> shows.shown().stream().map(Line::text).toList());
    }

    @Test
    void showsWhatHappenedBeforeAndWhatHappensNow() {
        assertEquals(List.of("listening on port 8001"), texts());
        history.emit(COMPLETED);
        history.emit(WARNING);
        until(model, 3);
        assertEquals(
                List.of("listening on port 8001", "complete: Moby Dick.epub, 1.0 MiB", WARNED),
                texts());
    }

    @Test
    void hidesWhatIsMilderThanWanted() {
        history.emit(new SessionEvent.Refused("", AlertCode.BUSY));
        history.emit(WARNING);
        until(model, 2);
        ui.run(() -> model.least().set(Severity.DEBUG));
        assertEquals(3, texts().size());
        ui.run(() -> model.least().set(Severity.WARNING));
        assertEquals(List.of(WARNED), texts());
    }

    @Test
    void filtersByTextAndTopicInEitherCase() {
        history.emit(COMPLETED);
        until(model, 2);
        ui.run(() -> model.text().set("  moby "));
        assertEquals(List.of("complete: Moby Dick.epub, 1.0 MiB"), texts());
        ui.run(() -> model.text().set("NODE"));
        assertEquals(List.of("listening on port 8001"), texts());
        ui.run(() -> model.text().set("nothing like it"));
        assertEquals(List.of(), texts());
        ui.run(() -> model.text().set(""));
        assertEquals(2, texts().size());
    }

    @Test
    void whatComesLaterIsFilteredToo() {
        ui.run(() -> model.text().set("moby"));
        history.emit(new NodeEvent.Stopped());
        history.emit(COMPLETED);
        until(model, 1);
        assertEquals(List.of("complete: Moby Dick.epub, 1.0 MiB"), texts());
    }

    @Test
    void keepsNoMoreThanTheHistoryDoes() {
        for (int i = 0; i < ActivityHistory.MOST + 5; i++) {
            history.emit(new NodeEvent.Started(i));
        }
        String last = "listening on port " + (ActivityHistory.MOST + 4);
        ui.until(() -> model.shown().getLast().text().equals(last));
        assertEquals(ActivityHistory.MOST, (int) ui.ask(() -> model.shown().size()));
        assertEquals("listening on port 5", texts().getFirst());
    }

    @Test
    void writesLinesForPeopleWithDayAndTimeOfTheirZone() {
        List<Line> shown = ui.ask(() -> List.copyOf(model.shown()));
        assertEquals("00:59:58", model.time(shown.getFirst()));
        assertEquals(
                "2026-11-22 00:59:58 Note       node         listening on port 8001%n".formatted(),
                model.asText(shown));
    }

    @Test
    void theSameLinesAreThereInAnotherLanguage() {
        history.emit(new StorageEvent.SpaceLow(CONTENT, 3 << 20, 5 << 20));
        ActivityViewModel german = model("de", ZoneOffset.UTC);
        until(german, 2);
        String low = "zu wenig Platz: 3.0 MiB frei, 5.0 MiB nötig; nichts geht verloren";
        assertEquals(List.of("erreichbar auf Port 8001", low), texts(german));
        assertEquals(
                "2026-11-21 23:59:58 Fehler     Speicher     %s%n".formatted(low),
                german.asText(List.of(german.shown().getLast())));
        assertEquals("Fehler: " + low, german.spoken(german.shown().getLast()));
        ui.run(() -> german.text().set("PLATZ"));
        assertEquals(List.of(low), texts(german));
        ui.run(() -> german.text().set("speicher"));
        assertEquals(List.of(low), texts(german));
    }

    @Test
    void marksOfDirectionAreNotInTheWayOfAFilter() {
        ActivityViewModel arabic = model("ar", ZoneOffset.UTC);
        until(arabic, 1);
        String text = texts(arabic).getFirst();
        assertTrue(text.contains("\u200E8001\u200E"), text);
        ui.run(() -> arabic.text().set("المنفذ 8001"));
        assertEquals(1, texts(arabic).size());
    }

    @Test
    void followsNoMoreOnceItIsClosed() {
        ui.run(model::close);
        // Another that follows is told at the same pace, and no sooner.
        ActivityViewModel other = model("en", ZoneOffset.UTC);
        history.emit(new NodeEvent.Stopped());
        until(other, 2);
        assertEquals(List.of("listening on port 8001"), texts());
    }
}
