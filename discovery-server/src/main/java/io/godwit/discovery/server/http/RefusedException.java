package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiError;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.discovery.server.registry.RegistryException;
import java.time.Duration;

/** A request is answered with an error. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ApiErrorCode code;
    private final String field;
    private final String hint;
    private final long sequence;
    private final long time;
    private final transient Duration retryAfter;

    private RefusedException(
            ApiErrorCode code,
            String error,
            String field,
            String hint,
            long sequence,
            long time,
            Duration retryAfter) {
        super(error, null, false, false);
        this.code = code;
        this.field = field;
        this.hint = hint;
        this.sequence = sequence;
        this.time = time;
        this.retryAfter = retryAfter;
    }

    RefusedException(ApiErrorCode code, String error, String field, String hint) {
        this(code, error, field, hint, 0, 0, Duration.ZERO);
    }

    static RefusedException of(ApiFormatException e) {
        return new RefusedException(
                e.field().isEmpty() ? ApiErrorCode.BAD_JSON : ApiErrorCode.BAD_FIELD,
                String.valueOf(e.getMessage()),
                e.field(),
                "Send what DISCOVERY.md describes.");
    }

    static RefusedException of(RegistryException e) {
        return new RefusedException(
                e.code(),
                String.valueOf(e.getMessage()),
                "",
                Hints.of(e.code()),
                e.sequence(),
                0,
                pause(e.code()));
    }

    static RefusedException later(ApiErrorCode code, String error, Duration retryAfter) {
        return new RefusedException(code, error, "", Hints.of(code), 0, 0, retryAfter);
    }

    static RefusedException badExpiry(String error, long serverTime) {
        return new RefusedException(
                ApiErrorCode.BAD_EXPIRY,
                error,
                "record.expires",
                Hints.of(ApiErrorCode.BAD_EXPIRY),
                0,
                serverTime,
                Duration.ZERO);
    }

    private static Duration pause(ApiErrorCode code) {
        return switch (code) {
            case CROWDED, FULL -> Duration.ofMinutes(5);
            case BUSY, RATE_LIMITED -> Duration.ofSeconds(1);
            default -> Duration.ZERO;
        };
    }

    ApiErrorCode code() {
        return code;
    }

    /** Time after which it may be tried again; zero when that would not help. */
    Duration retryAfter() {
        return retryAfter;
    }

    ApiError body() {
        return new ApiError(String.valueOf(getMessage()), code.name(), field, hint, sequence, time);
    }
}
