/**
 * The canonical description of a share, its codec, and the BEP 52 Merkle tree.
 *
 * <p>No file is opened here; bytes come from the caller.
 */
@NullMarked
package io.godwit.core.manifest;

import org.jspecify.annotations.NullMarked;
