package io.godwit.core.discovery.api;

/**
 * Answer to an accepted part of a peer's shares.
 *
 * @param generation the generation the part belongs to
 * @param entries entries of that generation so far
 * @param complete whether it is published now
 */
public record SharesAnswer(long generation, int entries, boolean complete) {}
