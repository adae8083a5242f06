package io.godwit.core.discovery.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a refused request is answered with.
 *
 * @param error one sentence what happened
 * @param code name of an {@link ApiErrorCode}
 * @param field the field at fault; left out of the JSON when empty
 * @param hint one sentence what to do
 * @param sequence the latest sequence number known, with {@code STALE}; left out of the JSON when 0
 * @param time the server's clock in seconds since 1970, with {@code BAD_EXPIRY}; left out of the JSON when 0
 */
public record ApiError(
        String error,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String field,
        String hint,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long sequence,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long time) {}
