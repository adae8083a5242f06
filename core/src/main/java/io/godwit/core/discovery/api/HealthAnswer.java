package io.godwit.core.discovery.api;

/**
 * Answer of {@code GET /health}.
 *
 * @param status {@code ok} while the server serves
 */
public record HealthAnswer(String status) {}
