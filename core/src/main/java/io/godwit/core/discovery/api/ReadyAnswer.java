package io.godwit.core.discovery.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Answer of {@code GET /health/ready}.
 *
 * @param status {@code ok}, {@code degraded} while only reading works, {@code starting} or {@code stopping}
 * @param detail what is wrong, for operators; left out of the JSON when empty
 */
public record ReadyAnswer(
        String status, @JsonInclude(JsonInclude.Include.NON_EMPTY) String detail) {}
