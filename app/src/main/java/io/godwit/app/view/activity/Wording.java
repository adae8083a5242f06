package io.godwit.app.view.activity;

import io.godwit.app.log.ActivityHistory.Entry;
import io.godwit.app.log.ActivityLine;
import io.godwit.app.log.ActivityWords;
import io.godwit.app.view.Isolated;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.util.Locale;

/** Puts what happened into the language of the window. Immutable and thread-safe. */
final class Wording {
    private final Words words;
    private final Isolated isolated;
    private final ActivityWords lines;

    /**
     * In some language.
     *
     * @param words of the page
     */
    Wording(Words words) {
        this.words = words;
        isolated = new Isolated(words.orientation());
        lines = new ActivityWords(words, isolated::of);
    }

    Line line(Entry entry) {
        ActivityLine line = entry.line();
        String topic = lines.topic(line);
        String text = lines.text(line);
        return new Line(
                entry.number(),
                entry.time(),
                line.severity(),
                topic,
                text,
                sought(topic + "\n" + Isolated.plain(text)));
    }

    /** What somebody typed or what is shown, in the form in which the one is found in the other. */
    String sought(String text) {
        return text.toLowerCase(words.locale());
    }

    String severity(Severity severity) {
        return words.text("severity." + severity.name().toLowerCase(Locale.ROOT));
    }

    /** A line as it is read aloud: colours say nothing there. */
    String spoken(Line line) {
        return words.text("spoken", severity(line.severity()), line.text());
    }
}
