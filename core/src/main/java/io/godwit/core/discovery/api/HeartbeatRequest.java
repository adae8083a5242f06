package io.godwit.core.discovery.api;

/**
 * Body of the simple form {@code POST /heartbeat}, where the path does not name the peer.
 *
 * @param id the peer ID
 */
public record HeartbeatRequest(String id) {}
