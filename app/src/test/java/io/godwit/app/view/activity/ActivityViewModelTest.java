package io.godwit.app.view.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.fx.UiThread;
import io.godwit.app.log.ActivityHistory;
import io.godwit.app.log.ActivityHistory.Entry;
import io.godwit.app.log.ActivityLine;
import io.godwit.core.event.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityViewModelTest {
    private final UiThread ui = new UiThread();
    private final ActivityHistory history =
            new ActivityHistory(InstantSource.fixed(Instant.parse("2026-11-21T23:59:58Z")));
    private ActivityViewModel model;

    @BeforeEach
    void open() {
        add(Severity.INFO, "node", "listens on port 8001");
        model = ui.ask(() -> new ActivityViewModel(history, ui, ZoneOffset.ofHours(1)));
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void add(Severity severity, String topic, String text) {
        history.add(new ActivityLine(severity, topic, text));
    }

    private List<String> texts() {
        return ui.ask(() -> model.shown().stream().map(entry -> entry.line().text()).toList());
    }

    @Test
    void showsWhatHappenedBeforeAndWhatHappensNow() {
        assertEquals(List.of("listens on port 8001"), texts());
        add(Severity.SUCCESS, "transfer", "Moby Dick.epub is complete");
        add(Severity.WARNING, "session", "somebody was not let in");
        ui.until(() -> model.shown().size() == 3);
        assertEquals(
                List.of(
                        "listens on port 8001",
                        "Moby Dick.epub is complete",
                        "somebody was not let in"),
                texts());
    }

    @Test
    void hidesWhatIsMilderThanWanted() {
        add(Severity.DEBUG, "session", "a keep-alive was answered");
        add(Severity.ERROR, "storage", "the disk is full");
        ui.until(() -> model.shown().size() == 2);
        ui.run(() -> model.least().set(Severity.DEBUG));
        assertEquals(3, texts().size());
        ui.run(() -> model.least().set(Severity.WARNING));
        assertEquals(List.of("the disk is full"), texts());
    }

    @Test
    void filtersByTextAndTopicInEitherCase() {
        add(Severity.SUCCESS, "transfer", "Moby Dick.epub is complete");
        ui.until(() -> model.shown().size() == 2);
        ui.run(() -> model.text().set("  moby "));
        assertEquals(List.of("Moby Dick.epub is complete"), texts());
        ui.run(() -> model.text().set("NODE"));
        assertEquals(List.of("listens on port 8001"), texts());
        ui.run(() -> model.text().set("nothing like it"));
        assertEquals(List.of(), texts());
        ui.run(() -> model.text().set(""));
        assertEquals(2, texts().size());
    }

    @Test
    void whatComesLaterIsFilteredToo() {
        ui.run(() -> model.text().set("moby"));
        add(Severity.INFO, "node", "renamed");
        add(Severity.INFO, "transfer", "Moby Dick.epub was begun");
        ui.until(() -> model.shown().size() == 1);
        assertEquals(List.of("Moby Dick.epub was begun"), texts());
    }

    @Test
    void keepsNoMoreThanTheHistoryDoes() {
        for (int i = 0; i < ActivityHistory.MOST + 5; i++) {
            add(Severity.INFO, "node", "line " + i);
        }
        String last = "line " + (ActivityHistory.MOST + 4);
        ui.until(() -> model.shown().getLast().line().text().equals(last));
        assertEquals(ActivityHistory.MOST, (int) ui.ask(() -> model.shown().size()));
        assertEquals("line 5", texts().getFirst());
    }

    @Test
    void writesLinesForPeopleWithDayAndTimeOfTheirZone() {
        List<Entry> shown = ui.ask(() -> List.copyOf(model.shown()));
        assertEquals("00:59:58", model.time(shown.getFirst()));
        assertEquals(
                "2026-11-22 00:59:58 INFO    node      listens on port 8001%n".formatted(),
                model.asText(shown));
    }

    @Test
    void followsNoMoreOnceItIsClosed() {
        ui.run(model::close);
        // Another that follows is told at the same pace, and no sooner.
        ActivityViewModel other = ui.ask(() -> new ActivityViewModel(history, ui, ZoneOffset.UTC));
        add(Severity.INFO, "node", "the first does not hear this");
        ui.until(() -> other.shown().size() == 2);
        assertEquals(List.of("listens on port 8001"), texts());
    }
}
