package io.godwit.app.log;

import io.godwit.core.event.Severity;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** Activity lines for people: time, topic, text, in colour where a person watches. Thread-safe. */
public final class TerminalLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String RESET = "\u001b[0m";

    private final ActivityWords words = ActivityWords.english();
    private final Consumer<String> lines;
    private final boolean coloured;
    private final Severity least;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * A log.
     *
     * @param lines takes each line, without its end, and prints it at once; thread-safe
     * @param coloured whether a person watches and did not set NO_COLOR
     * @param least the mildest severity shown
     * @param clock tells the time of each line
     * @param zone whose wall clock is shown
     */
    public TerminalLog(
            Consumer<String> lines,
            boolean coloured,
            Severity least,
            InstantSource clock,
            ZoneId zone) {
        this.lines = lines;
        this.coloured = coloured;
        this.least = least;
        this.clock = clock;
        this.zone = zone;
    }

    /** Prints a line if it is important enough. */
    public void show(ActivityLine line) {
        if (line.severity().compareTo(least) < 0) {
            return;
        }
        String time = TIME.format(clock.instant().atZone(zone));
        String body = String.format(Locale.ROOT, "%-9s %s", words.topic(line), words.text(line));
        lines.accept(
                coloured
                        ? "\u001b[2m" + time + RESET + " " + colour(line.severity()) + body + RESET
                        : time + " " + mark(line.severity()) + " " + body);
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case DEBUG -> "\u001b[2m";
            case INFO -> "\u001b[36m";
            case SUCCESS -> "\u001b[32m";
            case WARNING -> "\u001b[33m";
            case ERROR -> "\u001b[1;31m";
        };
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case DEBUG -> "debug";
            case INFO -> "info ";
            case SUCCESS -> "done ";
            case WARNING -> "warn ";
            case ERROR -> "error";
        };
    }
}
