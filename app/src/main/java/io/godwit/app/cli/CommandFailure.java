package io.godwit.app.cli;

import org.jspecify.annotations.Nullable;

/** A command could not do its work: one sentence what happened, one what to do, and the exit code. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String hint;

    /**
     * A failure.
     *
     * @param code how the program ends
     * @param what one sentence that says what happened; text from other people in it is already escaped
     * @param hint one sentence that says what to do
     */
    public CommandFailure(ExitCode code, String what, String hint) {
        super(what);
        this.code = code;
        this.hint = hint;
    }

    /**
     * A failure with its cause, which is printed only with {@code -v}.
     *
     * @param code how the program ends
     * @param what one sentence that says what happened
     * @param hint one sentence that says what to do
     * @param cause what happened below, if anything did
     */
    public CommandFailure(ExitCode code, String what, String hint, @Nullable Throwable cause) {
        super(what, cause);
        this.code = code;
        this.hint = hint;
    }

    /**
     * The same with something more to know in its second sentence.
     *
     * @param more half a sentence, without a full stop
     */
    CommandFailure adding(String more) {
        String sentence = hint.endsWith(".") ? hint.substring(0, hint.length() - 1) : hint;
        return new CommandFailure(code, what(), sentence + "; " + more + ".", getCause());
    }

    /** How the program ends. */
    public ExitCode code() {
        return code;
    }

    /** What happened. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** What to do. */
    public String hint() {
        return hint;
    }
}
