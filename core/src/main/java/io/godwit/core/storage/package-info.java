/**
 * Where downloaded chunks live until they are complete: chunk stores and the resume journal, and the
 * buffers in which they are best received.
 *
 * <p>Knows nothing of peers or the network; the only package that creates files in a download folder.
 */
@NullMarked
package io.godwit.core.storage;

import org.jspecify.annotations.NullMarked;
