package io.godwit.discovery.server.tracker;

import java.net.InetSocketAddress;

/**
 * A peer of a swarm.
 *
 * @param client its own name for itself
 * @param address where it listens
 */
public record SwarmPeer(TorrentHash client, InetSocketAddress address) {}
