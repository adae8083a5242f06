package io.godwit.core.share;

import io.godwit.core.manifest.ChunkLayer;

/**
 * What hashing a file gave.
 *
 * @param stamp what it looked like before and after
 * @param executable whether its owner may execute it
 * @param layer its chunk hashes and root
 */
record IndexedFile(FileStamp stamp, boolean executable, ChunkLayer layer) {}
