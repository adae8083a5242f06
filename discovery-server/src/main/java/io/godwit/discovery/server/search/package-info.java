/**
 * Finds published names: a sorted word index in memory.
 *
 * <p>Knows entries and owners' IDs; knows no HTTP, no clock, no keys.
 */
@NullMarked
package io.godwit.discovery.server.search;

import org.jspecify.annotations.NullMarked;
