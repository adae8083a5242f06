package io.godwit.core.discovery.server;

import io.godwit.core.discovery.api.ApiErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The server answered with an error. */
final class RefusalException extends IOException {

    private static final long serialVersionUID = 1L;

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
