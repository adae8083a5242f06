package io.godwit.app.view.activity;

import io.godwit.app.fx.Coalescer;
import io.godwit.app.log.ActivityHistory;
import io.godwit.app.log.ActivityHistory.Entry;
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
    private final ZoneId zone;
    private final ObservableList<Entry> all = FXCollections.observableArrayList();
    private final FilteredList<Entry> shown = new FilteredList<>(all);
    private final ObjectProperty<Severity> least = new SimpleObjectProperty<>(Severity.INFO);
    private final StringProperty text = new SimpleStringProperty("");
    private final Runnable additions;
    private long next;

    ActivityViewModel(ActivityHistory history, Executor ui, ZoneId zone) {
        this.history = history;
        this.zone = zone;
        Coalescer refresh = new Coalescer(ui, this::refresh);
        additions = history.onAdd(refresh::request);
        least.subscribe(this::filter);
        text.subscribe(this::filter);
        filter();
        refresh();
    }

    private void refresh() {
        List<Entry> fresh = history.from(next);
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
        String wanted = text.get().strip().toLowerCase(Locale.ROOT);
        Severity from = least.get();
        shown.setPredicate(entry ->
                entry.line().severity().compareTo(from) >= 0
                        && (wanted.isEmpty() || contains(entry, wanted)));
    }

    private static boolean contains(Entry entry, String wanted) {
        return entry.line().text().toLowerCase(Locale.ROOT).contains(wanted)
                || entry.line().topic().contains(wanted);
    }

    /** What is shown, oldest first. */
    ObservableList<Entry> shown() {
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
    String time(Entry entry) {
        return TIME.format(entry.time().atZone(zone));
    }

    /** Lines as text, to be copied or saved. */
    String asText(List<Entry> entries) {
        return entries.stream().map(this::asText).collect(Collectors.joining());
    }

    private String asText(Entry entry) {
        return "%s %-7s %-9s %s%n"
                .formatted(
                        DAY_AND_TIME.format(entry.time().atZone(zone)),
                        entry.line().severity(),
                        entry.line().topic(),
                        entry.line().text());
    }

    /** Follows the log no longer. */
    @Override
    public void close() {
        additions.run();
    }
}
