package io.godwit.app.view.activity;

import io.godwit.app.fx.Reload;
import io.godwit.app.log.ActivityHistory;
import io.godwit.core.event.Severity;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The lines of the log that a person wants to see. Interface thread only. */
final class ActivityViewModel implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ActivityHistory history;
    private final Wording wording;
    private final ZoneId zone;
    private final ObservableList<Line> all = FXCollections.observableArrayList();
    private final FilteredList<Line> shown = new FilteredList<>(all);
    private final ObjectProperty<Severity> least = new SimpleObjectProperty<>(Severity.INFO);
    private final StringProperty text = new SimpleStringProperty("");
    private final Runnable additions;

    /** Written by the interface thread, between two loads. */
    private volatile long next;

    /**
     * Shows what happened so far as soon as it has words.
     *
     * @param background where the words are found: for all that is kept that takes longer than a frame
     */
    ActivityViewModel(
            ActivityHistory history,
            Wording wording,
            Executor background,
            Executor ui,
            ZoneId zone) {
        this.history = history;
        this.wording = wording;
        this.zone = zone;
        Reload<List<Line>> refresh = new Reload<>(background, ui, this::fresh, this::add, _ -> {});
        additions = history.onAdd(refresh::request);
        least.subscribe(this::filter);
        text.subscribe(this::filter);
        filter();
        refresh.request();
    }

    private List<Line> fresh() {
        return history.from(next).stream().map(wording::line).toList();
    }

    private void add(List<Line> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        next = fresh.getLast().number() + 1;
        all.addAll(fresh);
        int extra = all.size() - ActivityHistory.MOST;
        if (extra > 0) {
            all.remove(0, extra);
        }
    }

    private void filter() {
        String wanted = wording.sought(text.get().strip());
        Severity from = least.get();
        shown.setPredicate(
                line -> line.severity().compareTo(from) >= 0 && line.sought().contains(wanted));
    }

    /** What is shown, oldest first. */
    ObservableList<Line> shown() {
        return shown;
    }

    /** The mildest severity shown. */
    ObjectProperty<Severity> least() {
        return least;
    }

    /** What a line must contain. */
    StringProperty text() {
        return text;
    }

    /** The wall clock of a line. */
    String time(Line line) {
        return TIME.format(line.time().atZone(zone));
    }

    /** A line as it is read aloud. */
    String spoken(Line line) {
        return wording.spoken(line);
    }

    /** Lines as text, to be copied or saved. */
    String asText(List<Line> lines) {
        return lines.stream().map(this::asText).collect(Collectors.joining());
    }

    private String asText(Line line) {
        return "%s %-10s %-12s %s%n"
                .formatted(
                        DAY_AND_TIME.format(line.time().atZone(zone)),
                        wording.severity(line.severity()),
                        line.topic(),
                        line.text());
    }

    /** Follows the log no longer. */
    @Override
    public void close() {
        additions.run();
    }
}
