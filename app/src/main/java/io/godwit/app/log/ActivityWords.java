package io.godwit.app.log;

import io.godwit.app.words.Words;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Lines of the log in one language. Immutable and thread-safe. */
public final class ActivityWords {
    private final Supplier<Words> words;
    private final UnaryOperator<String> ordered;

    /**
     * In some language.
     *
     * @param language texts in it, of any feature
     * @param ordered keeps a text that is written from left to right in order inside of a line of that language
     */
    public ActivityWords(Words language, UnaryOperator<String> ordered) {
        Words events = language.of("events");
        words = () -> events;
        this.ordered = ordered;
    }

    private ActivityWords(Supplier<Words> words) {
        this.words = words;
        ordered = UnaryOperator.identity();
    }

    /**
     * In the language of the command line and of files, which programs read too. Nothing is read before there is a line:
     * most commands end without any.
     */
    public static ActivityWords english() {
        return new ActivityWords(() -> Words.in(Locale.ENGLISH).of("events"));
    }

    /** What part of the program a line is about, one word. */
    public String topic(ActivityLine line) {
        return words.get().text("topic." + line.topic());
    }

    /** What happened, one sentence without its full stop. */
    public String text(ActivityLine line) {
        Sentence sentence = line.sentence();
        return words.get()
                .text(
                        sentence.key(),
                        sentence.gaps().stream().map(gap -> gap.value(ordered)).toArray());
    }
}
