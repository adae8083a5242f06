package io.godwit.discovery.server.tracker;

/** A client's request cannot be served; the text is what people read in their client, with nothing of the request in it. */
public final class TrackerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * A refusal.
     *
     * @param field the parameter at fault, empty for none
     * @param reason a sentence
     */
    public TrackerException(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    /** The parameter at fault, empty for none. */
    public String field() {
        return field;
    }

    /** What is wrong. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
