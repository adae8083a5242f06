package io.godwit.discovery.server.tracker;

import io.godwit.core.discovery.api.ApiErrorCode;

/** A client's request cannot be served; the text is what people read in their client, with nothing of the request in it. */
public final class TrackerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ApiErrorCode code;
    private final String field;

    private TrackerException(ApiErrorCode code, String field, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.field = field;
    }

    /**
     * The request is wrong.
     *
     * @param field the parameter at fault, empty for none
     * @param reason a sentence
     */
    public TrackerException(String field, String reason) {
        this(ApiErrorCode.BAD_FIELD, field, reason);
    }

    /** The request is right and cannot be served. */
    public TrackerException(ApiErrorCode code, String reason) {
        this(code, "", reason);
    }

    /** The kind of refusal, as operators count it; with {@link ApiErrorCode#BUSY} the client should come again. */
    public ApiErrorCode code() {
        return code;
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
