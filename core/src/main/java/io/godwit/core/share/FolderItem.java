package io.godwit.core.share;

import java.nio.file.Path;

/**
 * A file or folder directly in a shared folder, as the index knows it.
 *
 * @param name as others see it
 * @param path absolute, as the file system spells it
 * @param folder whether it is a folder
 * @param size bytes of a file; 0 for a folder
 * @param current whether a file is served; false from when it was found to be changed until it is indexed anew
 */
public record FolderItem(String name, Path path, boolean folder, long size, boolean current) {}
