package io.godwit.app.control;

/**
 * One share as commands show it.
 *
 * @param path where it is on this machine
 * @param name what others see
 * @param kind 'file' or 'folder'
 * @param size bytes in all
 * @param files number of files
 * @param root content ID in hexadecimal, empty while it is not known
 * @param visibility 'public', 'contacts' or 'link'
 * @param state how far the index is
 * @param link what to send to a friend, empty while it is not known
 */
public record SharedItem(
        String path,
        String name,
        String kind,
        long size,
        long files,
        String root,
        String visibility,
        String state,
        String link) {}
