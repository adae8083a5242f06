package io.godwit.core.discovery.api;

/**
 * Something found by name, merged over all peers that have it.
 *
 * @param name the name most of them give it
 * @param kind file or folder
 * @param size bytes in all
 * @param root 64 hexadecimal digits
 * @param sources number of peers that have it
 */
public record SearchHit(String name, ContentKind kind, long size, String root, int sources) {}
