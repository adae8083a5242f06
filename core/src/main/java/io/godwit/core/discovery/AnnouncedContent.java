package io.godwit.core.discovery;

import io.godwit.core.content.ContentId;

/**
 * One thing to be found.
 *
 * @param name last part of its path
 * @param folder whether it is a folder
 * @param size bytes in all
 * @param id root of a file, content ID of a folder
 */
public record AnnouncedContent(String name, boolean folder, long size, ContentId id) {}
