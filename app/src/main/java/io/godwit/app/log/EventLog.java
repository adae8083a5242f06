package io.godwit.app.log;

import io.godwit.core.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes events to the structured log: the words as the message, topic and kind as fields. Thread-safe. */
public final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.godwit.activity");

    private final ActivityWords words = ActivityWords.english();

    /** Writes one event. */
    public void write(Event event, ActivityLine line) {
        Level level = level(line);
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        LoggingEventBuilder entry = LOG.atLevel(level);
        entry.addKeyValue("topic", line.topic())
                .addKeyValue("event", event.getClass().getSimpleName())
                .addKeyValue("severity", line.severity().name())
                .log(words.text(line));
    }

    private static Level level(ActivityLine line) {
        return switch (line.severity()) {
            case DEBUG -> Level.DEBUG;
            case INFO, SUCCESS -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }
}
