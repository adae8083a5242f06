/**
 * Pure values and arithmetic about content: identifiers, chunk layout, chunk sets.
 *
 * <p>No I/O, no hashing, no knowledge of peers.
 */
@NullMarked
package io.godwit.core.content;

import org.jspecify.annotations.NullMarked;
