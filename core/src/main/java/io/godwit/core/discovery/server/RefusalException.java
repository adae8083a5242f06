package io.godwit.core.discovery.server;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The server answered with an error. */
final class RefusalException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_TEXT = 64;

    private final int status;
    private final String code;
    private final String field;
    private final long sequence;
    private final long time;
    private final transient Duration retryAfter;

    RefusalException(
            int status, String code, String field, long sequence, long time, Duration retryAfter) {
        super(code.isEmpty() ? "HTTP " + status : code + (field.isEmpty() ? "" : " " + field));
        this.status = status;
        this.code = code;
        this.field = field;
        this.sequence = sequence;
        this.time = time;
        this.retryAfter = retryAfter;
    }

    /**
     * Reads what came with an error. Of what is not JSON, or has other fields, only the status is told.
     *
     * @param body untrusted
     */
    static RefusalException read(ApiJson json, int status, byte[] body, Duration retryAfter) {
        JsonNode error;
        try {
            error = json.read(body, JsonNode.class);
        } catch (ApiFormatException e) {
            // Some other program answers there; the status is all there is to tell.
            return new RefusalException(status, "", "", 0, 0, retryAfter);
        }
        return new RefusalException(
                status,
                text(error, "code"),
                text(error, "field"),
                error.path("sequence").asLong(0),
                error.path("time").asLong(0),
                retryAfter);
    }

    private static String text(JsonNode error, String field) {
        String text = error.path(field).asString("");
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    /** The code, when it is one this node knows. */
    Optional<ApiErrorCode> code() {
        return ApiErrorCode.named(code);
    }

    boolean is(ApiErrorCode expected) {
        return code.equals(expected.name());
    }

    /** The code as the server wrote it, or HTTP and the status. */
    String label() {
        return code().map(ApiErrorCode::name).orElse("HTTP " + status);
    }

    int status() {
        return status;
    }

    String field() {
        return field;
    }

    long sequence() {
        return sequence;
    }

    long time() {
        return time;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
