package io.godwit.discovery.server.registry;

/**
 * A peer that is online.
 *
 * @param card what it says of itself
 * @param shares number of entries it has published
 * @param generation the edition they belong to, 0 for none
 */
public record OnlinePeer(PeerCard card, int shares, long generation) {}
