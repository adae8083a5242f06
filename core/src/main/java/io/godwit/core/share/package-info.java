/**
 * Local files offered to others: library, indexer, folder watcher.
 *
 * <p>Reads the user's files and never writes to them; knows nothing of peers.
 */
@NullMarked
package io.godwit.core.share;

import org.jspecify.annotations.NullMarked;
