package io.godwit.discovery.server.registry;

/**
 * Counts, for people and monitoring.
 *
 * @param peers peers online
 * @param entries entries of all peers
 * @param contents distinct files and folders among them
 * @param registrations accepted since the start
 * @param expired peers that fell silent since the start
 * @param evicted peers dropped for room since the start
 */
public record RegistryStats(
        int peers, long entries, int contents, long registrations, long expired, long evicted) {}
