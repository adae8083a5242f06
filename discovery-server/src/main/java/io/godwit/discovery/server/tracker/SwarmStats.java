package io.godwit.discovery.server.tracker;

/**
 * Counts of a store.
 *
 * @param swarms with at least one peer
 * @param peers of all swarms; who is in two counts twice
 */
public record SwarmStats(int swarms, int peers) {}
