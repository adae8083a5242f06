package io.godwit.app.cli;

import java.io.PrintStream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes results to standard output, as text for people or as one JSON value, and remarks to standard error.
 *
 * <p>JSON is written in ASCII with escapes, so that no name in it can act on a terminal or break under an old locale.
 */
final class Printer {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    Printer(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** Whether results are wanted as JSON. */
    boolean json() {
        return json;
    }

    /** One line of a result for people; nothing when JSON is wanted. */
    void line(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }

    /** The result as JSON; nothing when text is wanted. */
    void value(Object value) {
        if (json) {
            out.println(MAPPER.writeValueAsString(value));
            out.flush();
        }
    }

    /** A remark beside the result. */
    void remark(String text) {
        err.println(text);
        err.flush();
    }

    /** The form of an error that scripts read. */
    record ErrorForm(String error, int code, String hint) {}

    /** Says what happened and what to do. */
    void failure(CommandFailure failure) {
        value(new ErrorForm(failure.what(), failure.code().number(), failure.hint()));
        remark("godwit: " + failure.what());
        remark(failure.hint());
    }

    /** A value as one line of JSON on standard error. */
    void progressValue(Object value) {
        remark(MAPPER.writeValueAsString(value));
    }
}
