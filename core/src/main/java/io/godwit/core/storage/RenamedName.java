package io.godwit.core.storage;

/**
 * A name in a share that cannot or should not be a local name, and the name it got instead.
 *
 * @param original the path in the manifest, its parts joined by a slash; text from a peer, to be escaped for display
 * @param local the path on disk below the download folder, likewise; safe to show
 */
public record RenamedName(String original, String local) {}
