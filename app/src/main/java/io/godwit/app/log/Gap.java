package io.godwit.app.log;

import java.util.function.UnaryOperator;

/** What goes into a gap of a sentence. */
public sealed interface Gap {
    /**
     * The value that a pattern takes.
     *
     * @param ordered keeps a text that is written from left to right in order inside of a line that may run the other way
     */
    Object value(UnaryOperator<String> ordered);

    /**
     * Something that is the same in every language: a size, a time, an ID, a code, a name.
     *
     * @param text what is shown; names in it are escaped
     */
    record Verbatim(String text) implements Gap {
        @Override
        public Object value(UnaryOperator<String> ordered) {
            return ordered.apply(text);
        }
    }

    /**
     * How many there are, which decides on the form of the words beside it.
     *
     * @param number how many
     */
    record Count(long number) implements Gap {
        @Override
        public Object value(UnaryOperator<String> ordered) {
            return number;
        }
    }
}
