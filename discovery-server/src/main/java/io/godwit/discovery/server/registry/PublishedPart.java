package io.godwit.discovery.server.registry;

/**
 * What came of a part of somebody's shares.
 *
 * @param entries of this edition so far
 * @param change its number among those that what is read may lag behind of; 0 where it does not, or nothing shows yet
 */
public record PublishedPart(int entries, long change) {}
