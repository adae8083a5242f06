package io.godwit.core.discovery;

import io.godwit.core.content.ContentId;

/**
 * A search hit, merged over all peers that have the same content.
 *
 * @param name the most common name of it; shown only escaped
 * @param folder whether it is a folder
 * @param size bytes in all
 * @param id root of a file, content ID of a folder
 * @param sources number of peers that have it
 */
public record FoundContent(String name, boolean folder, long size, ContentId id, int sources) {}
