package io.godwit.core.share;

import io.godwit.core.content.ContentId;

/**
 * Something in the library that can be found: a shared folder, a shared file, or a file in a shared folder.
 *
 * @param name the last part of its path
 * @param folder whether it is a folder
 * @param size bytes in all
 * @param id root of a file, content ID of a folder
 */
public record LibraryEntry(String name, boolean folder, long size, ContentId id) {}
