package io.godwit.core.protocol;

import io.godwit.core.content.ContentId;

/**
 * One offered file or folder as a peer lists it.
 *
 * @param name the last part of its path; shown to people only after escaping
 * @param folder whether it is a folder
 * @param size bytes in all
 * @param id root of a file, content ID of a folder
 */
public record ListedContent(String name, boolean folder, long size, ContentId id) {}
