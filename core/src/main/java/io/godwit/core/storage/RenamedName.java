package io.godwit.core.storage;

/**
 * A name in a share that cannot or should not be a local name, and the name it got instead.
 *
 * @param original the name of the share, or a path below its top with its parts joined by a slash; text from a peer, to
 *     be escaped for display
 * @param local the same on disk
 */
public record RenamedName(String original, String local) {}
