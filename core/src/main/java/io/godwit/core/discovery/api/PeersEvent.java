package io.godwit.core.discovery.api;

/**
 * Data of the event {@code peers} of {@code GET /v1/events}.
 *
 * @param revision grows with every change of who is online or what is shared
 * @param peers peers online
 */
public record PeersEvent(long revision, int peers) {}
